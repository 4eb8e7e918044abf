import { armor, Decrypter, Encrypter } from "age-encryption";
import { ownWorkFactor } from "../core/backup/age-header";
import type { FileBytes } from "./file-bytes";

/** The file encrypted with a passphrase, in the format of age. */
async function seal(file: Blob, passphrase: string): Promise<Blob> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(ownWorkFactor);
  const stream = await encrypter.encrypt(file.stream());
  return new Blob([await new Response(stream).blob()], { type: "application/octet-stream" });
}

/** The file decrypted, every byte of it authenticated; or why not. It asks scrypt for what the header says. */
async function unseal(
  file: Blob,
  passphrase: string,
): Promise<Blob | "wrong passphrase" | "damaged"> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    const stream = await decrypter.decrypt(file.stream());
    return await new Response(stream).blob();
  } catch (error) {
    const isWrong = error instanceof Error && /no identity matched/.test(error.message);
    return isWrong ? "wrong passphrase" : "damaged";
  }
}

/** The bytes of an armored file; nothing where they are damaged. */
async function withoutArmor(file: Blob): Promise<Blob | undefined> {
  try {
    return new Blob([new Uint8Array(armor.decode((await file.text()).trim()))]);
  } catch {
    return undefined;
  }
}

/** What the thread of the backups can do with files that age encrypts. */
export const ageBytes: Pick<FileBytes, "sealed" | "unsealed" | "withoutArmor"> = {
  sealed: seal,
  unsealed: unseal,
  withoutArmor,
};
