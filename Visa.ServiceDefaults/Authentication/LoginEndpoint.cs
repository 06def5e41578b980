using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Visa.ServiceDefaults.Authentication;

/// <summary>
/// <c>/login?t=TOKEN</c> trades the start's token for a cookie; without a token it shows a form that takes one. Where people log in with an identity provider, it sends them there and knows no token.
/// </summary>
internal static class LoginEndpoint
{
    public const string Path = "/login";

    public static void Map(WebApplication app, OidcOptions oidc)
    {
        app.MapGet(LoginPages.DeniedPath, () => LoginPages.Denied(oidc)).AllowAnonymous();
        app.MapGet(LoginPages.FailedPath, LoginPages.Failed).AllowAnonymous();
        if (oidc.Authority is null) MapToken(app);
        else MapOidc(app);
    }

    private static void MapOidc(WebApplication app)
    {
        app.MapGet(Path, (string? returnUrl) => Results.Challenge(new() { RedirectUri = LocalOrRoot(returnUrl) }, [OidcLogin.SchemeName])).AllowAnonymous();
        app.MapPost("/logout", async (HttpContext context, IOptionsMonitor<OpenIdConnectOptions> oidc) =>
        {
            await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            var provider = await oidc.Get(OidcLogin.SchemeName).ConfigurationManager!.GetConfigurationAsync(context.RequestAborted);
            if (string.IsNullOrEmpty(provider.EndSessionEndpoint)) return LoginPages.LoggedOut();
            return Results.SignOut(new() { RedirectUri = LoginPages.LoggedOutPath }, [OidcLogin.SchemeName]);
        }).AllowAnonymous().DisableAntiforgery();
        app.MapGet(LoginPages.LoggedOutPath, LoginPages.LoggedOut).AllowAnonymous();
    }

    private static void MapToken(WebApplication app)
    {
        app.MapGet(Path, (HttpContext context, IOptions<VisaAuthenticationOptions> options, string? t, string? returnUrl) =>
            t is null ? Task.FromResult(LoginPages.Form(LocalOrRoot(returnUrl), "")) : LoginAsync(context, options.Value, t, returnUrl)).AllowAnonymous();
        app.MapPost(Path, (HttpContext context, IOptions<VisaAuthenticationOptions> options, [FromForm] string? token, [FromForm] string? returnUrl) =>
            LoginAsync(context, options.Value, token ?? "", returnUrl)).AllowAnonymous().DisableAntiforgery();
        app.MapPost("/logout", async (HttpContext context) =>
        {
            await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return Results.Redirect(Path);
        }).AllowAnonymous().DisableAntiforgery();
    }

    private static async Task<IResult> LoginAsync(HttpContext context, VisaAuthenticationOptions options, string token, string? returnUrl)
    {
        if (options.LoginToken is not { } expected || !Secrets.AreEqual(expected, token.Trim()))
        {
            return LoginPages.Form(LocalOrRoot(returnUrl), "That token is not the one of this start. Take the link that the console printed last.");
        }

        var claims = Roles.OfPeople.Select(role => new Claim(ClaimTypes.Role, role)).Prepend(new Claim(ClaimTypes.Name, "local"));
        var identity = new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme);
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(identity));
        return Results.Redirect(LocalOrRoot(returnUrl));
    }

    /// <summary>A path on this host: anything else would let a link send the person elsewhere after the login.</summary>
    private static string LocalOrRoot(string? url) => url is ['/', not ('/' or '\\'), ..] ? url : "/";
}
