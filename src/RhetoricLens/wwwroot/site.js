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
    const fold = () => document.querySelectorAll("details.menu, details[data-fold]").forEach(menu => { menu.open = innerWidth > 760; });
    addEventListener("DOMContentLoaded", () => {
        fold();
        Blazor.addEventListener("enhancedload", () => { apply(read()); fold(); });
    });
    // Beside each text that is to be copied stands a button with its id.
    addEventListener("click", event => {
        const button = event.target.closest("[data-copy]");
        if (!button)
            return;
        const words = button.firstChild.data;
        navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent).then(() => {
            button.firstChild.data = "Copied";
            setTimeout(() => { button.firstChild.data = words; }, 2000);
        });
    });
    // Escape closes the explanation of a passage, whether focus or pointer opened it.
    addEventListener("keydown", event => {
        if (event.key !== "Escape")
            return;
        document.querySelectorAll(".p:hover, .p:focus-within").forEach(passage => {
            passage.dataset.closed = "";
            const open = () => delete passage.dataset.closed;
            passage.addEventListener("mouseleave", open, { once: true });
            passage.addEventListener("focusout", open, { once: true });
        });
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
        // Brings a part of the page into view and lets a screen reader go on from there.
        reveal: id => { const part = document.getElementById(id); part?.scrollIntoView({ block: "start" }); part?.focus({ preventScroll: true }); },
        download: (filename, type, text) => {
            const link = document.createElement("a");
            link.href = URL.createObjectURL(new Blob([text], { type }));
            link.download = filename;
            link.click();
            setTimeout(() => URL.revokeObjectURL(link.href), 10000);
        },
        copy: text => navigator.clipboard.writeText(text),
    };
})();
