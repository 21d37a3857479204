import type { z } from 'zod';
import { errorReply, StudioError, toStudioError, type ErrorCode, type ErrorDetails } from '../errors.ts';

/** One call: its input is checked on arrival, its output is plain JSON. */
export type Method<Input extends z.ZodType = z.ZodType, Output = unknown> = {
  readonly input: Input;
  /** Only a type; never there at run time. */
  readonly output?: Output;
};

/** A closed set of calls: what is not in it cannot be called. */
export type Contract = Readonly<Record<string, Method>>;

/** Replies are data, because Electron keeps only the message of a rejected `invoke`. */
export type Reply =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly error: { readonly code: ErrorCode; readonly message: string; readonly details: ErrorDetails };
    };

/** Carries a call to wherever it is served: IPC, HTTP, or straight in memory. */
export type Transport = (method: string, input: unknown) => Promise<Reply>;

type InputOf<M extends Method> = z.input<M['input']>;
type ParsedOf<M extends Method> = z.output<M['input']>;
type OutputOf<M extends Method> = Exclude<M['output'], undefined>;

export type Handlers<C extends Contract> = {
  readonly [Name in keyof C]: (input: ParsedOf<C[Name]>) => Promise<OutputOf<C[Name]>> | OutputOf<C[Name]>;
};
export type Client<C extends Contract> = {
  readonly [Name in keyof C]: (input: InputOf<C[Name]>) => Promise<OutputOf<C[Name]>>;
};

/** `method(schema).gives<Output>()`: a call with its input's schema and its output's type. */
export function method<Input extends z.ZodType>(input: Input) {
  return { gives: <Output>(): Method<Input, Output> => ({ input }) };
}

/** Answers calls of a contract. Never rejects: every failure becomes a reply with a code. */
export function serve<C extends Contract>(contract: C, handlers: Handlers<C>): Transport {
  return async (name, input) => {
    try {
      const called = Object.hasOwn(contract, name) ? contract[name] : undefined;
      if (!called) throw new StudioError('route.not_found', `there is no call "${name}"`);
      const parsed = called.input.safeParse(input);
      if (!parsed.success)
        throw new StudioError(
          'request.invalid',
          `${name}: ${parsed.error.issues[0]?.message ?? 'wrong input'}`,
          {
            details: {
              issues: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
            },
          },
        );
      return { ok: true, value: await handlers[name as keyof C](parsed.data as never) };
    } catch (error) {
      return { ok: false, ...errorReply(toStudioError(error)) };
    }
  };
}

/** The contract as ordinary functions over a transport. Each rejects with the StudioError of the other side. */
export function connect<C extends Contract>(contract: C, transport: Transport): Client<C> {
  const call = (name: string) => async (input: unknown) => {
    const reply = await transport(name, input);
    if (reply.ok) return reply.value;
    throw new StudioError(reply.error.code, reply.error.message, { details: reply.error.details });
  };
  return Object.fromEntries(Object.keys(contract).map((name) => [name, call(name)])) as Client<C>;
}
