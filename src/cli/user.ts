import { text as readAll } from "node:stream/consumers";
import { Command } from "commander";
import { Problem } from "../model/problem.ts";
import { type CommonOptions, commandUnder, printAnswer } from "./command-under.ts";
import { pathPart, sendJson } from "./send-json.ts";

type Person = {
  readonly name: string;
  readonly isOwner: boolean;
  readonly hasPassword: boolean;
  readonly disabledAt?: string;
};
type Member = { readonly name: string; readonly role: string };

/** `travaux user`: accounts, and who may do what in which negotiation. */
export function userCommand(): Command {
  const password = (of: Command) =>
    of.option("--password-stdin", "read the password from standard input: arguments show in lists of processes");
  return new Command("user")
    .summary("make accounts, and say who may do what")
    .description(
      "Accounts, and who is what in a negotiation: reader, commenter, editor or admin.\n" +
        "The first account of all is an owner's; until there is one, whoever sits at this\nmachine may do everything.",
    )
    .addCommand(
      password(
        commandUnder("add <name>", "make an account").option("--owner", "let them keep the whole record"),
      ).action(add),
    )
    .addCommand(commandUnder("list", "list the accounts").action(list))
    .addCommand(password(commandUnder("password <name>", "give an account another password")).action(setPassword))
    .addCommand(commandUnder("role <name> <negotiation> <role>", "give somebody a role, or none").action(setRole))
    .addCommand(commandUnder("members <negotiation>", "list who is what in a negotiation").action(listMembers))
    .addCommand(commandUnder("close <name>", "close an account: its sessions end, its tokens stop").action(close))
    .addCommand(commandUnder("open <name>", "open a closed account again").action(open))
    .addCommand(
      commandUnder("invite [negotiation] [role]", "make a link by which somebody makes an account")
        .option("--owner", "invite somebody to keep the whole record")
        .action(invite),
    )
    .addHelpText("after", "\nExample:\n  travaux user add anna.k --owner --password-stdin < password.txt");
}

async function add(name: string, options: CommonOptions & { owner?: true; passwordStdin?: true }): Promise<void> {
  const body = { name, isOwner: options.owner === true, ...(await passwordIn(options)) };
  await printAnswer(options, (await sendJson(options, "POST", "/api/people", body)) as Person, describe);
}

async function list(options: CommonOptions): Promise<void> {
  const answer = (await sendJson(options, "GET", "/api/people")) as { readonly people: readonly Person[] };
  await printAnswer(options, answer, ({ people }) =>
    people.length === 0 ? "Nobody has an account yet." : people.map(describe).join("\n"),
  );
}

async function setPassword(name: string, options: CommonOptions & { passwordStdin?: true }): Promise<void> {
  const given = await passwordIn(options);
  if (!("password" in given)) {
    throw new Problem("bad-usage", "There is no password.", "Add --password-stdin, and send it on standard input.");
  }
  await change(name, given, options);
}

async function close(name: string, options: CommonOptions): Promise<void> {
  await change(name, { isClosed: true }, options);
}

async function open(name: string, options: CommonOptions): Promise<void> {
  await change(name, { isClosed: false }, options);
}

async function change(name: string, body: object, options: CommonOptions): Promise<void> {
  await printAnswer(
    options,
    (await sendJson(options, "PATCH", `/api/people/${pathPart(name)}`, body)) as Person,
    describe,
  );
}

async function setRole(name: string, negotiation: string, role: string, options: CommonOptions): Promise<void> {
  const path = `/api/members/${pathPart(negotiation)}/${pathPart(name)}`;
  const body = { role: role === "none" ? null : role };
  const answer = (await sendJson(options, "PUT", path, body)) as { readonly members: readonly Member[] };
  await printAnswer(options, answer, describeMembers);
}

async function listMembers(negotiation: string, options: CommonOptions): Promise<void> {
  const answer = await sendJson(options, "GET", `/api/members/${pathPart(negotiation)}`);
  await printAnswer(options, answer as { readonly members: readonly Member[] }, describeMembers);
}

async function invite(
  negotiation: string | undefined,
  role: string | undefined,
  options: CommonOptions & { owner?: true },
): Promise<void> {
  if ((options.owner === true) === (negotiation !== undefined || role !== undefined) || (negotiation && !role)) {
    throw new Problem(
      "bad-usage",
      "An invitation is to a role in a negotiation, or to keep the record.",
      "Write NEGOTIATION ROLE, or --owner.",
    );
  }
  const body = options.owner === true ? { isOwner: true } : { negotiation, role };
  const answer = (await sendJson(options, "POST", "/api/invitations", body)) as { readonly path: string };
  await printAnswer(options, answer, ({ path }) => path);
}

async function passwordIn({ passwordStdin }: { passwordStdin?: true }): Promise<{ password?: string }> {
  if (passwordStdin === undefined) return {};
  // An editor or echo ends it with a line feed that nobody typed.
  return { password: (await readAll(process.stdin)).replace(/\r?\n$/u, "") };
}

function describe({ name, isOwner, hasPassword, disabledAt }: Person): string {
  const said = [
    ...(isOwner ? ["owner"] : []),
    ...(hasPassword ? [] : ["no password yet"]),
    ...(disabledAt === undefined ? [] : [`closed on ${disabledAt.slice(0, 10)}`]),
  ];
  return said.length === 0 ? name : `${name}: ${said.join(", ")}`;
}

function describeMembers({ members }: { readonly members: readonly Member[] }): string {
  return members.length === 0 ? "Nobody." : members.map(({ name, role }) => `${name}: ${role}`).join("\n");
}
