import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { inProject } from './paths.js';

/** A setting that cannot be used; the message names the variable, what is wrong and what to do. */
export class ConfigError extends Error {}

const WEAK = /^(.)\1*$|secret|rahasia|change|password|example|contoh/i;

const KEY_BYTES = 32;

const key = z
  .string()
  // Buffer.from skips what is no base64, so a key of other signs would be read as a shorter one, or as none.
  .refine((text) => /^[\w+/-]+={0,2}$/.test(text) && Buffer.from(text, 'base64').length >= KEY_BYTES, {
    message: 'needs at least 32 random bytes in base64, e.g. from: openssl rand -base64 32',
    abort: true,
  })
  .refine((text) => !WEAK.test(text), 'is a weak or example value; make one with: openssl rand -base64 32');

const environment = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://')
    .optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  BASE_URL: z
    .url({ protocol: /^https?$/, error: 'must be the public address, e.g. https://epupns.example' })
    .optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  SECRET_KEY: key.optional(),
  ANSWER_KEYS: z
    .string()
    .regex(
      /^\d+:[A-Za-z0-9+/=]{43,}(,\d+:[A-Za-z0-9+/=]{43,})*$/,
      'must read 1:<base64 key>[,2:<base64 key>…]; the highest number encrypts',
    )
    .optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.string().min(3).default('e-PUPNS <tidak-dibalas@epupns.invalid>'),
  CLAMD_URL: z
    .string()
    .regex(/^(tcp:\/\/[^/\s:]+(:\d+)?$|unix:\/)/, 'must read tcp://host:3310 or unix:/path')
    .optional(),
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  PREPARED_STATEMENTS: z.enum(['on', 'off']).optional(),
  IMPORT_MAX_MB: z.coerce.number().int().min(1).max(4096).default(200),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

export interface Config {
  /** embedded PostgreSQL with demo people, or a real server */
  readonly mode: 'demo' | 'server';
  readonly databaseUrl: string | null;
  readonly port: number;
  readonly host: string;
  /** null: whatever address the request came to (demo only) */
  readonly baseUrl: string | null;
  readonly dataDir: string;
  /** signs cookies and links, keys the hash of the mother's name */
  readonly secretKey: Buffer;
  /** AES-256 keys of the security answers by number; the highest encrypts, all decrypt */
  readonly answerKeys: ReadonlyMap<number, Buffer>;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** virus scanner for uploads; null: none */
  readonly clamdUrl: string | null;
  /** proxies in front whose X-Forwarded-For may be believed */
  readonly trustProxy: number;
  /** name the hottest statements so that the server plans them once; not behind PgBouncer in transaction mode */
  readonly preparedStatements: boolean;
  /** biggest file that the console imports */
  readonly importMaxMb: number;
  readonly logLevel: string;
}

/** Environment → settings, or ConfigError. In the demo the keys are made once and kept in DATA_DIR. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = environment.safeParse(filled);
  if (!read.success) {
    const issue = read.error.issues[0];
    throw new ConfigError(`${issue?.path.join('.')} ${issue?.message}`);
  }
  const values = read.data;
  const dataDir = path.isAbsolute(values.DATA_DIR) ? values.DATA_DIR : inProject(values.DATA_DIR);
  const keys = values.DATABASE_URL ? requireKeys(values) : demoKeys(dataDir);
  return Object.freeze({
    mode: values.DATABASE_URL ? 'server' : 'demo',
    databaseUrl: values.DATABASE_URL ?? null,
    port: values.PORT,
    host: values.HOST,
    baseUrl: values.BASE_URL?.replace(/\/$/, '') ?? null,
    dataDir,
    ...keys,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM,
    clamdUrl: values.CLAMD_URL ?? null,
    trustProxy: values.TRUST_PROXY,
    preparedStatements: (values.PREPARED_STATEMENTS ?? (values.DATABASE_URL ? 'off' : 'on')) === 'on',
    importMaxMb: values.IMPORT_MAX_MB,
    logLevel: values.LOG_LEVEL,
  });
}

type Keys = Pick<Config, 'secretKey' | 'answerKeys'>;

function requireKeys(values: z.infer<typeof environment>): Keys {
  if (!values.SECRET_KEY) throw new ConfigError('SECRET_KEY is missing; make one with: openssl rand -base64 32');
  if (!values.ANSWER_KEYS)
    throw new ConfigError('ANSWER_KEYS is missing; set it to 1:<key>, the key from: openssl rand -base64 32');
  if (!values.BASE_URL)
    throw new ConfigError('BASE_URL is missing; set it to the public address, e.g. https://epupns.example');
  if (values.BASE_URL.startsWith('https:') && values.TRUST_PROXY === 0) {
    throw new ConfigError(
      'TRUST_PROXY must be at least 1 when BASE_URL is https: TLS ends at a proxy in front of this program',
    );
  }
  return { secretKey: Buffer.from(values.SECRET_KEY, 'base64'), answerKeys: parseAnswerKeys(values.ANSWER_KEYS) };
}

function parseAnswerKeys(text: string): Map<number, Buffer> {
  const keys = new Map<number, Buffer>();
  for (const part of text.split(',')) {
    const [number, value] = [part.slice(0, part.indexOf(':')), part.slice(part.indexOf(':') + 1)];
    const bytes = Buffer.from(value, 'base64');
    const wrong = faultOfAnswerKey(Number(number), bytes, keys);
    if (wrong) throw new ConfigError(`ANSWER_KEYS: key ${number} ${wrong}`);
    keys.set(Number(number), bytes);
  }
  return keys;
}

/** The number is stored in one byte before each answer. */
function faultOfAnswerKey(number: number, bytes: Buffer, others: ReadonlyMap<number, Buffer>): string | null {
  if (number > 255) return 'has a number outside 0 to 255';
  if (others.has(number)) return 'stands there twice';
  if (bytes.length !== KEY_BYTES) return `is ${bytes.length} bytes long, needs ${KEY_BYTES}`;
  return new Set(bytes).size === 1 ? 'is weak; make one with: openssl rand -base64 32' : null;
}

function demoKeys(dataDir: string): Keys {
  const file = path.join(dataDir, 'demo-keys.json');
  mkdirSync(dataDir, { recursive: true });
  if (!existsSync(file)) {
    const made = { secret: randomBytes(32).toString('base64'), answer: randomBytes(32).toString('base64') };
    writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  }
  const kept = JSON.parse(readFileSync(file, 'utf8')) as { secret: string; answer: string };
  return {
    secretKey: Buffer.from(kept.secret, 'base64'),
    answerKeys: new Map([[1, Buffer.from(kept.answer, 'base64')]]),
  };
}
