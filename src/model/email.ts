const pattern = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** The address without surrounding blanks, or null when it is none: vendors leave the field empty or put words there. */
export function emailOrNull(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  return pattern.test(trimmed) ? trimmed : null;
}

/**
 * How addresses are compared: without regard to case. Both cases must agree, for there are other letters that become an ASCII
 * one in one of them (the Kelvin sign a small k, a dotless i a capital I), and whoever signs up with such a letter is somebody else.
 */
export const sameEmail = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && emailKey(one) === emailKey(other);

/** The same text for addresses that are the same. */
export const emailKey = (email: string): string => `${email.toLowerCase()} ${email.toUpperCase()}`;
