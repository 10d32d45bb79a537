/** The look of the save dialog: the colours, sizes and type of the window it stands on. */
export const LOOK = `
/* Light or dark as the window is, also when it changes meanwhile. */
:host { all: initial; color-scheme: inherit; }
dialog {
  --card: light-dark(#FFFFFF, #18201D); --ink: light-dark(#14201C, #E8EEEB); --muted: light-dark(#52615B, #A3B1AB);
  --control: light-dark(#6B7A74, #7E8D86); --primary: light-dark(#0B6B57, #5FD1B3); --on-primary: light-dark(#FFFFFF, #06231C);
  --bad: light-dark(#B3261E, #FF8A80); --tint: light-dark(#F6F7F5, #0F1513);
  box-sizing: border-box; width: min(480px, calc(100vw - 32px)); max-height: calc(100vh - 32px); overflow: auto; margin: auto;
  padding: 24px; border: 1px solid light-dark(#FFFFFF, #33403B); border-radius: 12px; background: var(--card); color: var(--ink);
  font: 400 16px/24px 'Noto Sans', system-ui, sans-serif; box-shadow: 0 8px 32px rgb(0 0 0 / 28%);
}
dialog::backdrop { background: rgb(10 20 16 / 48%); }
h2 { margin: 0 0 16px; font: 600 20px/28px 'Noto Sans', system-ui, sans-serif; }
.field { display: block; margin: 0 0 16px; }
.label { display: block; margin: 0 0 4px; font-size: 14px; line-height: 20px; font-weight: 600; }
input, select {
  box-sizing: border-box; width: 100%; height: 44px; padding: 0 12px; border: 1px solid var(--control); border-radius: 8px;
  background: var(--card); color: var(--ink); font: inherit;
}
input[aria-invalid='true'], select[aria-invalid='true'] { border-color: var(--bad); }
:focus-visible { outline: 2px solid var(--primary); outline-offset: 2px; }
.said { margin: 4px 0 0; font-size: 14px; line-height: 20px; color: var(--bad); }
.said:empty { display: none; }
.place { margin: 0 0 24px; padding: 12px; border-radius: 8px; background: var(--tint); font-size: 14px; line-height: 20px; }
.place span { display: block; color: var(--muted); }
.place b { font: 400 13px/20px 'Noto Sans Mono', ui-monospace, monospace; overflow-wrap: anywhere; unicode-bidi: isolate; }
.choices { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0 0; }
.choices:empty { display: none; }
.actions { display: flex; justify-content: space-between; gap: 16px; }
button {
  min-height: 44px; padding: 8px 16px; border: 1px solid transparent; border-radius: 8px; background: transparent; color: var(--primary);
  font: 600 16px/24px 'Noto Sans', system-ui, sans-serif; cursor: pointer;
}
.choices button { min-height: 36px; padding: 4px 12px; border-color: var(--primary); font-size: 14px; line-height: 20px; text-align: start; overflow-wrap: anywhere; }
button:hover { background: color-mix(in srgb, var(--primary) 10%, transparent); }
button.main { background: var(--primary); color: var(--on-primary); padding: 8px 24px; }
button.main:hover { background: color-mix(in srgb, var(--primary) 88%, var(--ink)); }
button[disabled] { opacity: 0.6; cursor: default; }
@media (forced-colors: active) { dialog, button, .place { border: 1px solid; } }
`;
