// Starts `brief lsp`, and lets it tell of articles and project files.
const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const LANGUAGES = ["markdown", "yaml", "json", "toml", "html", "plaintext"];
let client;

exports.activate = () => {
  const [command, ...args] = workspace.getConfiguration("brief").get("command");
  const documentSelector = LANGUAGES.map((language) => ({ language }));
  documentSelector.push({ pattern: "**/brief.toml" });
  client = new LanguageClient("brief", "brief", { command, args }, { documentSelector });
  return client.start();
};

exports.deactivate = () => client && client.stop();
