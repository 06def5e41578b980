using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Visa.ServiceDefaults.Authentication;

/// <summary><c>/login?t=TOKEN</c> trades the start's token for a cookie; without a token it shows a form that takes one.</summary>
internal static class LoginEndpoint
{
    public const string Path = "/login";

    public static void Map(WebApplication app)
    {
        app.MapGet(Path, (HttpContext context, IOptions<VisaAuthenticationOptions> options, string? t, string? returnUrl) =>
            t is null ? Form(returnUrl, "") : LoginAsync(context, options.Value, t, returnUrl)).AllowAnonymous();
        app.MapPost(Path, (HttpContext context, IOptions<VisaAuthenticationOptions> options, [FromForm] string? token, [FromForm] string? returnUrl) =>
            LoginAsync(context, options.Value, token ?? "", returnUrl)).AllowAnonymous().DisableAntiforgery();
        app.MapPost("/logout", async (HttpContext context) =>
        {
            await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return Results.Redirect(Path);
        }).DisableAntiforgery();
    }

    private static async Task<IResult> LoginAsync(HttpContext context, VisaAuthenticationOptions options, string token, string? returnUrl)
    {
        if (options.LoginToken is not { } expected || !Secrets.AreEqual(expected, token.Trim()))
        {
            return await Form(returnUrl, "That token is not the one of this start. Take the link that the console printed last.");
        }

        var claims = Roles.OfLocalLogin.Select(role => new Claim(ClaimTypes.Role, role)).Prepend(new Claim(ClaimTypes.Name, "local"));
        var identity = new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme);
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(identity));
        return Results.Redirect(IsLocal(returnUrl) ? returnUrl! : "/");
    }

    /// <summary>A path on this host: anything else would let a link send the person elsewhere after the login.</summary>
    private static bool IsLocal(string? url) => url is ['/'] or ['/', not ('/' or '\\'), ..];

    private static Task<IResult> Form(string? returnUrl, string problem) => Task.FromResult(Results.Content(
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
        <p>Open the link that the console printed at the start, or paste its token here.</p>
        <form method="post" action="/login">
          <label>Token <input name="token" type="password" autocomplete="off" required autofocus></label>
          <input name="returnUrl" type="hidden" value="{{System.Net.WebUtility.HtmlEncode(IsLocal(returnUrl) ? returnUrl : "/")}}">
          <button>Log in</button>
        </form>
        <p class="problem">{{problem}}</p></main></body></html>
        """,
        "text/html; charset=utf-8",
        statusCode: problem.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized));
}
