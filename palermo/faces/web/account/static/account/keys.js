// Security keys: browsers speak to them through JavaScript only. Everything else on these pages works without.
"use strict";

const bytes = (text) => {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0)).buffer;
};
const text = (buffer) => {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
};
const named = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));

async function add(options) {
  const given = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: named(options.excludeCredentials),
    },
  });
  return answer(given, {
    attestationObject: text(given.response.attestationObject),
    transports: given.response.getTransports ? given.response.getTransports() : [],
  });
}

async function use(options) {
  const given = await navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      allowCredentials: named(options.allowCredentials),
    },
  });
  const handle = given.response.userHandle;
  return answer(given, {
    authenticatorData: text(given.response.authenticatorData),
    signature: text(given.response.signature),
    userHandle: handle ? text(handle) : null,
  });
}

const answer = (given, response) => ({
  id: given.id,
  rawId: text(given.rawId),
  type: given.type,
  authenticatorAttachment: given.authenticatorAttachment,
  clientExtensionResults: given.getClientExtensionResults(),
  response: { clientDataJSON: text(given.response.clientDataJSON), ...response },
});

for (const form of document.querySelectorAll("form[data-key]")) {
  const button = form.querySelector("button");
  if (!window.PublicKeyCredential) continue;
  button.disabled = false;
  form.addEventListener("submit", async (event) => {
    if (form.elements.credential.value) return;
    event.preventDefault();
    const options = JSON.parse(document.getElementById(form.dataset.options).textContent).publicKey;
    button.disabled = true;
    try {
      const given = await (form.dataset.key === "add" ? add(options) : use(options));
      form.elements.credential.value = JSON.stringify(given);
      form.submit();
    } catch {
      form.querySelector("[data-key-failed]").hidden = false;
    }
    button.disabled = false;
  });
}
