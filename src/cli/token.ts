import { Command, InvalidArgumentError } from "commander";
import { type CommonOptions, commandUnder, printAnswer } from "./command-under.ts";
import { print, printJson, say } from "./output.ts";
import { pathPart, sendJson } from "./send-json.ts";

type Token = {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly role: string;
  readonly negotiation?: string;
  readonly expiresAt?: string;
  readonly lastUsedOn?: string;
  readonly revokedAt?: string;
};

/** `travaux token`: what scripts come in with. */
export function tokenCommand(): Command {
  return new Command("token")
    .summary("make and revoke tokens for scripts")
    .description("Tokens, by which scripts come in: each is somebody's, and may do no more than its role.")
    .addCommand(
      commandUnder("create", "make a token, and print its secret this once")
        .requiredOption("--for <name>", "whose it is")
        .requiredOption("--title <words>", "what it is for")
        .requiredOption("--role <role>", "the most that it may do: reader, commenter, editor or admin")
        .option("--negotiation <id>", "the only negotiation in which it may")
        .option("--days <days>", "after so many days it ends", readDays)
        .action(create),
    )
    .addCommand(commandUnder("list", "list tokens, without their secrets").option("--for <name>", "whose").action(list))
    .addCommand(commandUnder("revoke <id>", "stop a token for good, by its id in the list").action(revoke))
    .addHelpText(
      "after",
      '\nExample:\n  travaux token create --for anna.k --title "the newsroom\'s script" --role reader --days 90',
    );
}

type Creating = CommonOptions & { for: string; title: string; role: string; negotiation?: string; days?: number };

async function create({ for: name, title, role, negotiation, days, ...options }: Creating): Promise<void> {
  const answer = await sendJson(options, "POST", "/api/tokens", { name, title, role, negotiation, days });
  const { token, secret } = answer as { readonly token: Token; readonly secret: string };
  if (options.json) return printJson(answer);
  say(describe(token));
  // Alone on standard output, for whatever keeps secrets.
  await print(`${secret}\n`);
}

async function list({ for: name, ...options }: CommonOptions & { for?: string }): Promise<void> {
  const answer = await sendJson(options, "GET", `/api/tokens${name === undefined ? "" : `?name=${pathPart(name)}`}`);
  await printAnswer(options, answer as { readonly tokens: readonly Token[] }, ({ tokens }) =>
    tokens.length === 0 ? "No token." : tokens.map(describe).join("\n"),
  );
}

async function revoke(id: string, options: CommonOptions): Promise<void> {
  const answer = (await sendJson(options, "DELETE", `/api/tokens/${pathPart(id)}`)) as Token;
  await printAnswer(options, answer, describe);
}

function describe({ id, name, title, role, negotiation, expiresAt, lastUsedOn, revokedAt }: Token): string {
  const where = negotiation === undefined ? "" : ` in ${negotiation}`;
  const said = [
    ...(expiresAt === undefined ? [] : [`until ${expiresAt.slice(0, 10)}`]),
    lastUsedOn === undefined ? "never used" : `last used on ${lastUsedOn}`,
    ...(revokedAt === undefined ? [] : [`revoked on ${revokedAt.slice(0, 10)}`]),
  ];
  return `${id}  ${name}: ${title} (${role}${where}), ${said.join(", ")}`;
}

function readDays(text: string): number {
  if (!/^[1-9]\d{0,3}$/u.test(text)) throw new InvalidArgumentError("A token lasts a whole number of days.");
  return Number(text);
}
