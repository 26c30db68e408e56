// What pages need beside Blazor: the theme before the first paint, and the address of what is shown.
(() => {
    "use strict";
    const root = document.documentElement;
    const read = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
    const apply = theme => theme ? root.dataset.theme = theme : delete root.dataset.theme;
    apply(read());
    addEventListener("click", event => {
        if (!event.target.closest("[data-theme-switch]"))
            return;
        const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
        const theme = dark ? "light" : "dark";
        apply(theme);
        try { localStorage.setItem("theme", theme); } catch { /* A browser without storage forgets it. */ }
    });
    // On a narrow screen the menu starts closed.
    const fold = () => document.querySelectorAll("details.menu").forEach(menu => { menu.open = innerWidth > 760; });
    addEventListener("DOMContentLoaded", () => {
        fold();
        Blazor.addEventListener("enhancedload", () => { apply(read()); fold(); });
    });
    // A key presses the control that names it, unless something is being typed, or the control that has the focus wants the space bar itself.
    addEventListener("keydown", event => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable], dialog"))
            return;
        const control = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
        if (!control || control.disabled || (event.key === " " && event.target.closest("button, a, summary, input")))
            return;
        event.preventDefault();
        control.click();
    });
    // Pressed with a pointer, such a control gives the keys back to the page: the space bar must not press it again.
    addEventListener("click", event => { if (event.detail > 0) event.target.closest("[data-key]")?.blur(); });
    window.rhetoric = {
        remember: (name, value) => { try { localStorage.setItem(name, value); } catch { /* A browser without storage forgets it. */ } },
        recall: name => { try { return localStorage.getItem(name); } catch { return null; } },
        ask: dialog => dialog.showModal(),
        answered: dialog => dialog.close(),
        // The address says what is shown, without loading the page anew.
        show: address => history.replaceState(history.state, "", address),
        save: (plot, format, filename) => Plotly.downloadImage(plot.querySelector(".js-plotly-plot"), { format, filename, width: 1200, height: 675 }),
        copy: text => navigator.clipboard.writeText(text),
    };
})();
