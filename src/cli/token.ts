import { Command, InvalidArgumentError } from "commander";
import { dataOption } from "./data-option.ts";
import { print, printJson, say } from "./output.ts";
import { pathPart, sendJson } from "./send-json.ts";
import { visible } from "./visible.ts";

type Options = { data: string; json?: true };
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
  const command = (name: string, summary: string) =>
    new Command(name)
      .summary(summary)
      .description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`)
      .addOption(dataOption())
      .option("--json", "print one JSON document");
  return new Command("token")
    .summary("make and revoke tokens for scripts")
    .description("Tokens, by which scripts come in: each is somebody's, and may do no more than its role.")
    .addCommand(
      command("create", "make a token, and print its secret this once")
        .requiredOption("--for <name>", "whose it is")
        .requiredOption("--title <words>", "what it is for")
        .requiredOption("--role <role>", "the most that it may do: reader, commenter, editor or admin")
        .option("--negotiation <id>", "the only negotiation in which it may")
        .option("--days <days>", "after so many days it ends", readDays)
        .action(create),
    )
    .addCommand(command("list", "list tokens, without their secrets").option("--for <name>", "whose").action(list))
    .addCommand(command("revoke", "stop a token for good").argument("<id>", "as the list shows it").action(revoke))
    .addHelpText(
      "after",
      '\nExample:\n  travaux token create --for anna.k --title "the newsroom\'s script" --role reader --days 90',
    );
}

type Creating = Options & { for: string; title: string; role: string; negotiation?: string; days?: number };

async function create({ for: name, title, role, negotiation, days, ...options }: Creating): Promise<void> {
  const answer = await sendJson(options, "POST", "/api/tokens", { name, title, role, negotiation, days });
  const { token, secret } = answer as { readonly token: Token; readonly secret: string };
  if (options.json) return printJson(answer);
  say(describe(token));
  // Alone on standard output, for whatever keeps secrets.
  await print(`${secret}\n`);
}

async function list({ for: name, ...options }: Options & { for?: string }): Promise<void> {
  const answer = await sendJson(options, "GET", `/api/tokens${name === undefined ? "" : `?name=${pathPart(name)}`}`);
  if (options.json) return printJson(answer);
  const { tokens } = answer as { readonly tokens: readonly Token[] };
  await print(`${visible(tokens.length === 0 ? "No token." : tokens.map(describe).join("\n"))}\n`);
}

async function revoke(id: string, options: Options): Promise<void> {
  const answer = (await sendJson(options, "DELETE", `/api/tokens/${pathPart(id)}`)) as Token;
  if (options.json) return printJson(answer);
  await print(`${visible(describe(answer))}\n`);
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
