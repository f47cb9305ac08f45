/** Lets a file be dropped into either box of the form; its text appears there, to be seen before it is compared. */
for (const box of document.querySelectorAll<HTMLElement>("[data-drop] [data-side]")) {
  const area = box.querySelector("textarea");
  const file = box.querySelector<HTMLInputElement>("input[type=file]");
  const name = box.querySelector<HTMLInputElement>("input[type=hidden]");
  if (area === null || file === null || name === null) continue;

  box.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    box.classList.add("over");
  });
  box.addEventListener("dragleave", () => box.classList.remove("over"));
  box.addEventListener("drop", (event) => {
    const dropped = event.dataTransfer?.files[0];
    box.classList.remove("over");
    if (dropped === undefined) return;
    event.preventDefault();
    void take(dropped);
  });
  file.addEventListener("change", () => {
    const chosen = file.files?.[0];
    if (chosen !== undefined) void take(chosen);
  });
  // A pasted text is no longer the file it replaces.
  area.addEventListener("input", () => {
    if (area.value === "") name.value = "";
  });

  const take = async (taken: File) => {
    area.value = await taken.text();
    name.value = taken.name;
    file.value = "";
    area.focus();
  };
}
