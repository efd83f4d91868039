import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from '../config/environment.ts';

export type { Logger } from 'pino';

export type LoggerOptions = {
  readonly level: LogLevel;
  /** Where lines go; standard output when absent. */
  readonly destination?: DestinationStream;
};

/** Fields that carry secrets or what people wrote. Logs carry ids instead. */
const SECRET_FIELDS = [
  'apiKey',
  'authorization',
  'cookie',
  'email',
  'key',
  'password',
  'prompt',
  'brief',
  'secret',
  'set-cookie',
  'token',
];

/** The driver puts its connection, password and query values on some errors; headers sit two levels down. */
const DEPTHS = ['', '*.', '*.*.', '*.*.*.'];

/** An address with a password in it, wherever it stands in a text. */
const PASSWORD_IN_URL = /(\w+:\/\/[^\s:/@]+:)[^\s@/]+@/g;

/**
 * Makes the server's logger: one JSON object a line.
 *
 * Known secret fields are replaced down to three levels, passwords inside addresses everywhere in messages. It is the
 * second line of defence: do not log request bodies.
 *
 * @example
 * const log = createLogger({ level: config.logLevel });
 * log.info({ generationId }, 'generation accepted');
 */
export function createLogger({ level, destination }: LoggerOptions): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: DEPTHS.flatMap((depth) => SECRET_FIELDS.map((field) => toPath(depth, field))),
        censor: '[hidden]',
      },
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError, error: describeError },
      hooks: {
        logMethod(parts, method) {
          const hidden = parts.map((part) => (typeof part === 'string' ? hidePasswords(part) : part));
          // pino types its arguments as a tuple that mapping cannot keep.
          method.apply(this, hidden as typeof parts);
        },
      },
    },
    destination ?? pino.destination({ fd: 1, sync: false }),
  );
}

function toPath(depth: string, field: string): string {
  if (!field.includes('-')) return `${depth}${field}`;
  return `${depth.replace(/\.$/, '')}["${field}"]`;
}

// Own fields of unknown errors may hold anything: a request, a connection, a row. Only these five are known to be plain.
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error ? error.code : undefined;
  const cause = error.cause === undefined ? undefined : describeError(error.cause);
  return {
    name: error.name,
    code,
    message: hidePasswords(error.message),
    stack: hidePasswords(error.stack ?? ''),
    cause,
  };
}

function hidePasswords(text: string): string {
  return text.replace(PASSWORD_IN_URL, '$1[hidden]@');
}
