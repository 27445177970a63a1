// A question to the background: its answer, or its error thrown.
export async function askBackground(message) {
  const { answer, error } = await chrome.runtime.sendMessage(message);
  if (error) throw Object.assign(new Error(error.message), { code: error.code });
  return answer;
}
