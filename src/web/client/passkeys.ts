/**
 * Lets this browser make a passkey, or sign with one, where a form asks for it: what is to be answered comes from the
 * service, the answer goes into the form, and the form is sent as any other.
 */
import { readBase64, writeBase64 } from "../../model/base64.ts";

const isAble = "PublicKeyCredential" in window;
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
  if (!isAble) continue;
  form.hidden = false;
  form.parentElement?.querySelector("[data-without-passkeys]")?.remove();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void answer(form);
  });
  // Come back to by the browser's history, it can be sent once more.
  addEventListener("pageshow", () => setBusy(form, false));
}

type Asked = {
  readonly request?: { readonly challenge: string } & Readonly<Record<string, unknown>>;
  readonly refused?: string;
};

async function answer(form: HTMLFormElement): Promise<void> {
  tell(form, "");
  setBusy(form, true);
  try {
    const asked = await ask(form);
    if (asked.request === undefined) return fail(form, asked.refused ?? "The service does not answer. Try again.");
    for (const [name, value] of Object.entries(await fieldsOf(asked.request))) put(form, name, value);
    // It was checked when it was asked.
    for (const field of form.querySelectorAll<HTMLInputElement>("input[type=password]")) field.disabled = true;
    form.submit();
  } catch (error) {
    fail(form, sentenceOf(error));
  }
}

async function ask(form: HTMLFormElement): Promise<Asked> {
  const fields = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
  const answer = await fetch(form.dataset.passkey ?? "", { method: "POST", body: fields }).catch(() => undefined);
  return ((await answer?.json().catch(() => undefined)) as Asked | undefined) ?? {};
}

/** Asks the device, and gives what it answers in base64url. */
async function fieldsOf(request: NonNullable<Asked["request"]>): Promise<Readonly<Record<string, string>>> {
  const credential = (
    "user" in request
      ? await navigator.credentials.create({
          publicKey: withBytes(request) as unknown as PublicKeyCredentialCreationOptions,
        })
      : await navigator.credentials.get({
          publicKey: withBytes(request) as unknown as PublicKeyCredentialRequestOptions,
        })
  ) as PublicKeyCredential | null;
  if (credential === null) throw new DOMException("", "NotAllowedError");
  const { response } = credential;
  const common = { credential: textOf(credential.rawId), clientData: textOf(response.clientDataJSON) };
  if (response instanceof AuthenticatorAttestationResponse) {
    return { ...common, attestation: textOf(response.attestationObject) };
  }
  const { authenticatorData, signature, userHandle } = response as AuthenticatorAssertionResponse;
  return {
    ...common,
    authenticatorData: textOf(authenticatorData),
    signature: textOf(signature),
    userHandle: userHandle === null ? "" : textOf(userHandle),
  };
}

/** What is sent as base64url, as the bytes that a browser takes: the challenge, the ids of account and passkeys. */
function withBytes({ challenge, user, excludeCredentials, ...rest }: NonNullable<Asked["request"]>) {
  const isOf = (one: unknown): one is { readonly id: string } => typeof one === "object" && one !== null && "id" in one;
  const kept = Array.isArray(excludeCredentials) ? excludeCredentials.filter(isOf) : [];
  return {
    ...rest,
    challenge: bytesOf(challenge),
    ...(isOf(user) ? { user: { ...user, id: bytesOf(user.id) } } : {}),
    ...(kept.length === 0 ? {} : { excludeCredentials: kept.map((one) => ({ ...one, id: bytesOf(one.id) })) }),
  };
}

function sentenceOf(error: unknown): string {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "AbortError") return "Nothing was chosen in time. Try again.";
  if (name === "InvalidStateError") return "This device has a passkey for this account already.";
  return "This browser could not do it. Try another device.";
}

function fail(form: HTMLFormElement, sentence: string): void {
  setBusy(form, false);
  tell(form, sentence);
}

function tell(form: HTMLFormElement, sentence: string): void {
  const told = form.querySelector<HTMLElement>("[data-told]");
  if (told === null) return;
  told.textContent = sentence;
  told.hidden = sentence === "";
}

function setBusy(form: HTMLFormElement, isBusy: boolean): void {
  for (const button of form.querySelectorAll("button")) button.disabled = isBusy;
}

function put(form: HTMLFormElement, name: string, value: string): void {
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name, value });
  form.append(field);
}

function textOf(bytes: ArrayBuffer): string {
  return writeBase64(new Uint8Array(bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const bytes = readBase64(text.replaceAll("-", "+").replaceAll("_", "/"));
  if (bytes === undefined) throw new Error("The service sent something that is no base64url.");
  return bytes;
}
