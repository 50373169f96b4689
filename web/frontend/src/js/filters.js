// A filter takes effect when it is chosen; without scripts its button does the same.
export function followFilters(page) {
  for (const form of page.querySelectorAll("form[data-filter]")) {
    form.addEventListener("change", (event) => {
      if (event.target.matches("select")) form.requestSubmit();
    });
    form.addEventListener("formdata", ({ formData }) => {
      for (const [name, value] of [...formData]) if (!value) formData.delete(name);
    });
  }
}
