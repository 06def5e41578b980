using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aspire.Hosting.Dashboard.Access;

/// <summary>Exchanges the token of the printed link for a cookie. The cookie holds a secret of its own, so the token never leaves the link.</summary>
internal sealed class BrowserLogin(string token)
{
    public const string Path = "/login";

    private readonly string _session = Secret.Create();

    public bool IsSignedIn(HttpContext context) => Secret.AreEqual(context.Request.Cookies[CookieName(context)], _session);

    /// <summary>Serves the link itself and the form of the login page.</summary>
    public void Map(IEndpointRouteBuilder routes, Func<string, string> loginPage)
    {
        routes.MapGet(Path, (HttpContext context, string? t, string? returnUrl) =>
            t is null ? Page(loginPage, "", StatusCodes.Status200OK) : SignIn(context, t, returnUrl, loginPage));
        routes.MapPost(Path, async (HttpContext context, string? returnUrl, CancellationToken cancellationToken) =>
        {
            if (!context.Request.HasFormContentType)
                return Page(loginPage, "", StatusCodes.Status415UnsupportedMediaType);
            var form = await context.Request.ReadFormAsync(cancellationToken);
            return SignIn(context, form["t"].ToString(), returnUrl, loginPage);
        });
    }

    private IResult SignIn(HttpContext context, string candidate, string? returnUrl, Func<string, string> loginPage)
    {
        if (!Secret.AreEqual(candidate, token))
            return Page(loginPage, "That token is not the one of this run. Copy the link that the app host printed when it started.", StatusCodes.Status401Unauthorized);
        context.Response.Cookies.Append(CookieName(context), _session, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true });
        return Results.LocalRedirect(IsLocal(returnUrl) ? returnUrl : "/");
    }

    // A path of this site: "//host" and "/\\host" are other sites to a browser.
    private static bool IsLocal([NotNullWhen(true)] string? url) =>
        url is ['/'] or ['/', not ('/' or '\\'), ..] && !url.Any(char.IsControl);

    // Browsers send the cookies of a host to every port of it: the name keeps two dashboards apart.
    private static string CookieName(HttpContext context) => $"app-host-dashboard-{context.Connection.LocalPort}";

    private static IResult Page(Func<string, string> loginPage, string message, int status) =>
        Results.Text(loginPage(message), "text/html; charset=utf-8", statusCode: status);
}
