import { type Shared, sharedBounds } from "./core/jot/shared";
import { plainPage } from "./plain-page";
import { readFiles } from "./platform/read-files";
import { layShared } from "./platform/shared-inbox";

const unreadPage = plainPage("What was shared could not be taken", [
  "The browser stores nothing more, or what was shared cannot be read. Nothing else was changed. Go back, copy it, and paste it at the prompt of the journal.",
]);

/**
 * Another app shares something: it is laid aside and the prompt is shown, which takes it. The answer
 * leads to another address, so that loading anew shares nothing twice.
 */
export async function receiveShared(request: Request, scope: string): Promise<Response> {
  const prompt = new URL("./#/?jot=", scope).href;
  try {
    await layShared(scope, await readForm(await request.formData()));
    return Response.redirect(prompt, 303);
  } catch {
    return new Response(unreadPage, {
      status: 400,
      headers: { "content-type": "text/html; charset=utf-8" },
    });
  }
}

async function readForm(form: FormData): Promise<Shared> {
  let isCut = false;
  const bounded = (value: FormDataEntryValue | null) => {
    const text = typeof value === "string" ? value : "";
    isCut ||= text.length > sharedBounds.text;
    return text.slice(0, sharedBounds.text);
  };
  const given = form.getAll("files").filter((value) => value instanceof File);
  const read = await readFiles(given);
  const [title, text, url] = ["title", "text", "url"].map((name) => bounded(form.get(name)));
  return {
    title: title ?? "",
    text: text ?? "",
    url: url ?? "",
    files: read.files,
    isCut: isCut || read.isCut,
  };
}
