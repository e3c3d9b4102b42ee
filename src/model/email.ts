const pattern = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** The address without surrounding blanks, or null when it is none: vendors leave the field empty or put words there. */
export function emailOrNull(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  return pattern.test(trimmed) ? trimmed : null;
}

/** How addresses are compared: without regard to case. */
export const sameEmail = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && one.toLowerCase() === other.toLowerCase();
