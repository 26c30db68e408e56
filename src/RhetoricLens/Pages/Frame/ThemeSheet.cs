using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace RhetoricLens.Pages.Frame;

/// <summary>
/// MudBlazor's theme as a style sheet of its own. Its provider writes a style element into the page, which the Content-Security-Policy forbids; its text, for light and for dark,
/// is therefore made once and served as a file.
/// </summary>
internal sealed class ThemeSheet(IServiceProvider services)
{
    private readonly Lazy<Task<string>> _text = new(() => WriteAsync(services));

    /// <summary>How the element begins that holds the variables; the others are of charts that are not used here.</summary>
    private const string Opening = "<style class='mud-theme-provider'>";

    /// <summary>The colours: the poles as in every chart, the rest quiet.</summary>
    private static readonly MudTheme Theme = new()
    {
        PaletteLight = new PaletteLight { Primary = "#0b5cad", Secondary = "#5c6570", Background = "#fdfdfc", Surface = "#ffffff", TextPrimary = "#1b1f24", TextSecondary = "#4d5661", AppbarBackground = "#fdfdfc", Success = "#2c6e3f", Error = "#a63a1a", Info = "#1f6f8b", Warning = "#8a5a00" },
        PaletteDark = new PaletteDark { Primary = "#7ab8f5", Secondary = "#a3abb5", Background = "#15181c", Surface = "#1c2026", TextPrimary = "#e6e8eb", TextSecondary = "#a9b1bb", PrimaryContrastText = "#10151b", Success = "#7fc998", Error = "#f0a070", Info = "#74c3dd", Warning = "#e5c06a" },
        Typography = new Typography { Default = new DefaultTypography { FontFamily = ["system-ui", "Segoe UI", "Roboto", "DejaVu Sans", "sans-serif"], FontSize = "1rem", LineHeight = "1.55" }, Button = new ButtonTypography { TextTransform = "none" } },
    };

    /// <summary>Of this build: the sheet is kept by browsers until another build makes another.</summary>
    internal static string Version { get; } = typeof(ThemeSheet).Module.ModuleVersionId.ToString("N")[..8];

    /// <summary>Light unless the reader or the reader's system wants dark.</summary>
    public Task<string> TextAsync() => _text.Value;

    private static async Task<string> WriteAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<ILoggerFactory>());
        var (light, dark) = (await RulesAsync(renderer, false), await RulesAsync(renderer, true));
        var chosen = dark.Replace(":root", ":root[data-theme=dark]", StringComparison.Ordinal);
        var system = dark.Replace(":root", ":root:not([data-theme=light])", StringComparison.Ordinal);
        return $"{light}\n{chosen}\n@media (prefers-color-scheme: dark) {{ {system} }}\n";
    }

    private static Task<string> RulesAsync(HtmlRenderer renderer, bool isDark) => renderer.Dispatcher.InvokeAsync(async () =>
    {
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(MudThemeProvider.Theme)] = Theme, [nameof(MudThemeProvider.IsDarkMode)] = isDark, [nameof(MudThemeProvider.DefaultScrollbar)] = true, [nameof(MudThemeProvider.ObserveSystemDarkModeChange)] = false,
        });
        var html = (await renderer.RenderComponentAsync<MudThemeProvider>(parameters)).ToHtmlString();
        return html.Split(Opening).Skip(1).Select(part => part.Split("</style>")[0]).First();
    });
}
