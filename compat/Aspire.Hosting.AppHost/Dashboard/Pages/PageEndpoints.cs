using System.Text.Encodings.Web;
using Aspire.Hosting.Dashboard.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aspire.Hosting.Dashboard.Pages;

/// <summary>Serves the pages: one shell around a fragment each, filled by the fragment's script of the same name.</summary>
internal static class PageEndpoints
{
    private static readonly (string Fragment, string Title, string Link)[] Navigation =
    [
        ("resources", "Resources", "/"),
        ("console", "Console", "/console"),
        ("traces", "Traces", "/traces"),
        ("logs", "Logs", "/logs"),
        ("metrics", "Metrics", "/metrics"),
    ];

    private static readonly Dictionary<string, string> ContentTypes = new(StringComparer.Ordinal)
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    public static void MapPages(this IEndpointRouteBuilder routes, IDashboardSource source)
    {
        foreach (var (fragment, title, link) in Navigation)
            routes.MapGet(link, () => Page(source, fragment, title, current: fragment));
        routes.MapGet("/console/{resource}", (string resource) => Page(source, "console", "Console", current: "console"));
        routes.MapGet("/traces/{id}", (string id) => Page(source, "trace", "Trace", current: "traces"));
        // The address that Aspire's own dashboard has for it, which others link to.
        routes.MapGet("/traces/detail/{id}", (string id) => Page(source, "trace", "Trace", current: "traces"));
        routes.MapGet("/assets/{name}", Asset);
        routes.MapGet($"{BrowserLogin.Path}/dashboard.css", () => Asset("dashboard.css"));
    }

    /// <summary>The login page with a message, which may be empty.</summary>
    public static string LoginPage(IDashboardSource source, string message) =>
        PageAssets.Text("login.html")
            .Replace("{{application}}", Encode(source.ApplicationName), StringComparison.Ordinal)
            .Replace("{{message}}", Encode(message), StringComparison.Ordinal);

    private static IResult Page(IDashboardSource source, string fragment, string title, string current)
    {
        var links = Navigation.Select(item =>
            $"""<a href="{item.Link}"{(item.Fragment == current ? " aria-current=\"page\"" : "")}>{item.Title}</a>""");
        var page = PageAssets.Text("shell.html")
            .Replace("{{navigation}}", string.Concat(links), StringComparison.Ordinal)
            .Replace("{{title}}", title, StringComparison.Ordinal)
            .Replace("{{script}}", fragment, StringComparison.Ordinal)
            .Replace("{{content}}", PageAssets.Text($"{fragment}.html"), StringComparison.Ordinal)
            .Replace("{{application}}", Encode(source.ApplicationName), StringComparison.Ordinal);
        return Results.Text(page, "text/html; charset=utf-8");
    }

    private static IResult Asset(string name) =>
        ContentTypes.TryGetValue(Path.GetExtension(name), out var contentType) && PageAssets.Open(name) is { } content
            ? Results.Stream(content, contentType)
            : Results.NotFound();

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
