/** Phone first, light and dark, system fonts. */
export const STYLES = `
:root { color-scheme: light dark; --page: #f4f6f3; --card: #fff; --ink: #18211c; --soft: #56615a; --line: #c3ccc5; --accent: #17694a;
  --on: #fff; --ill: #a8261c; --ill-soft: #fbe9e6; }
@media (prefers-color-scheme: dark) { :root { --page: #101512; --card: #19201c; --ink: #e7ede9; --soft: #a1aea6; --line: #3a463f;
  --accent: #76d3a6; --on: #0b1f15; --ill: #ff9d91; --ill-soft: #3b201c; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; align-items: start; justify-items: center; background: var(--page); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; -webkit-text-size-adjust: 100%; }
main { width: 100%; max-width: 27rem; padding: 1.5rem 1rem 2rem; }
h1 { margin: 0 0 .75rem; font-size: 1.625rem; line-height: 1.2; text-wrap: balance; }
h2 { margin: 0 0 .25rem; font-size: 1.125rem; line-height: 1.3; overflow-wrap: anywhere; }
p, ul { margin: 0 0 1rem; overflow-wrap: anywhere; }
ul { padding-left: 1.25rem; }
.card { padding: 1.25rem; border: 1px solid var(--line); border-radius: .75rem; background: var(--card); }
.card + * { margin-top: 1rem; }
.notice { padding: .75rem 1rem; border: 1px solid var(--accent); border-radius: .5rem; }
.soft { color: var(--soft); font-size: .9375rem; }
.problem { padding: .75rem 1rem; border-radius: .5rem; background: var(--ill-soft); color: var(--ill); }
label { display: block; font-weight: 600; }
input { width: 100%; min-height: 3rem; padding: .5rem .75rem; border: 1px solid var(--soft); border-radius: .5rem; background: var(--card);
  color: inherit; font: inherit; }
button { width: 100%; min-height: 3rem; padding: .5rem 1rem; border: 1px solid var(--accent); border-radius: .5rem; background: transparent;
  color: var(--accent); font: inherit; font-weight: 600; overflow-wrap: anywhere; cursor: pointer; }
button.primary { background: var(--accent); color: var(--on); }
button.plain { width: auto; min-height: 2.75rem; padding: 0 .25rem; border: 0; text-decoration: underline; }
a { color: var(--accent); }
a.line { display: inline-block; padding: .5rem 0; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.choices { display: grid; gap: .75rem; }
.who { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .25rem 1rem; margin-top: 1rem; }
.who p { margin: 0; }
@media (min-width: 40rem) { main { padding-top: 12vh; } .choices { grid-template-columns: 1fr 1fr; } }
`;
