using System.Net;
using Microsoft.AspNetCore.Http;

namespace Visa.ServiceDefaults.Authentication;

/// <summary>The pages that need no login: they say how to get one, and why one was refused.</summary>
internal static class LoginPages
{
    public const string DeniedPath = "/denied";
    public const string FailedPath = "/login-failed";
    public const string LoggedOutPath = "/logged-out";

    /// <param name="returnUrl">A path on this host, where the login leads.</param>
    /// <param name="problem">With the last token; empty for the first time.</param>
    public static IResult Form(string returnUrl, string problem) => Page(
        problem.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized,
        $"""
        <p>Open the link that the console printed at the start, or paste its token here.</p>
        <form method="post" action="/login">
          <label>Token <input name="token" type="password" autocomplete="off" required autofocus></label>
          <input name="returnUrl" type="hidden" value="{WebUtility.HtmlEncode(returnUrl)}">
          <button>Log in</button>
        </form>
        <p class="problem">{problem}</p>
        """);

    public static IResult Denied(OidcOptions oidc) => Page(
        StatusCodes.Status403Forbidden,
        $"""
        <p class="problem">Your login has no role that opens this page.</p>
        <p>Ask whoever manages logins for one of {string.Join(", ", Roles.OfPeople.Select(role => WebUtility.HtmlEncode(oidc.Roles.TryGetValue(role, out var theirs) ? theirs : role)))}; then log out and in again.</p>
        <form method="post" action="/logout"><button>Log out</button></form>
        """);

    public static IResult Failed() => Page(
        StatusCodes.Status401Unauthorized,
        """
        <p class="problem">The identity provider did not log you in.</p>
        <p><a href="/login">Try again</a>. If it goes on, the service's log has the reason.</p>
        """);

    public static IResult LoggedOut() => Page(StatusCodes.Status200OK, """<p>You are logged out. <a href="/login">Log in again</a></p>""");

    private static IResult Page(int statusCode, string content) => Results.Content(
        $$"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Visa: log in</title>
        <style>
          :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
          main { max-width: 26rem; margin: 15vh auto; padding: 0 1rem }
          input, button { font: inherit; padding: .5rem .75rem; width: 100%; box-sizing: border-box; margin-top: .5rem }
          .problem { color: #c5283d }
        </style></head>
        <body><main><h1>Visa</h1>
        {{content}}</main></body></html>
        """,
        "text/html; charset=utf-8",
        statusCode: statusCode);
}
