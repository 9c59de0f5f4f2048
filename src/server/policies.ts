const nobodyFrames = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Content-Security-Policy by what is sent. */
export const policies = Object.freeze({
  nothing: `default-src 'none'; ${nobodyFrames}`,
  /** The page: scripts and styles of its own, its model, no text as HTML. */
  page: `default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'; ${nobodyFrames}`,
  /** Reports, pictures and messages: they carry their styles, and never a script. */
  document: `default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; font-src data:; ${nobodyFrames}`,
});
