/** As much of a logger as this layer needs; pino fits. */
export interface Logger {
  warn(fields: object, message: string): void;
  debug(fields: object, message: string): void;
}
