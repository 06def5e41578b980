using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Visa.ServiceDefaults.Authentication;

/// <summary>Logins by an identity provider: the code flow, and what of its token becomes a person here.</summary>
internal static class OidcLogin
{
    public const string SchemeName = OpenIdConnectDefaults.AuthenticationScheme;

    public static AuthenticationBuilder AddOidc(this AuthenticationBuilder authentication, OidcOptions oidc) =>
        authentication.AddOpenIdConnect(SchemeName, options =>
        {
            options.Authority = oidc.Authority!.AbsoluteUri;
            options.RequireHttpsMetadata = !oidc.Authority.IsLoopback;
            options.ClientId = oidc.ClientId;
            options.ClientSecret = oidc.ClientSecret;
            options.ResponseType = OpenIdConnectResponseType.Code;
            // The answer comes as a redirect, not as another site's form, so that no cookie needs to be sent across sites.
            options.ResponseMode = OpenIdConnectResponseMode.Query;
            options.NonceCookie.SameSite = options.CorrelationCookie.SameSite = SameSiteMode.Lax;
            options.NonceCookie.SecurePolicy = options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.MapInboundClaims = false;
            options.Scope.Clear();
            foreach (var scope in (string[])["openid", "profile", "email", .. oidc.Scopes]) options.Scope.Add(scope);
            options.Events.OnTokenValidated = context =>
            {
                context.Principal = Person(context.Principal!, oidc);
                return Task.CompletedTask;
            };
            options.Events.OnRemoteFailure = RefuseAsync;
        });

    /// <summary>What the token says of a person, as a cookie keeps it: a name and roles, nothing else.</summary>
    internal static ClaimsPrincipal Person(ClaimsPrincipal token, OidcOptions oidc)
    {
        var name = token.FindFirstValue(oidc.NameClaim) ?? token.FindFirstValue("sub") ?? throw new AuthenticationFailureException($"The token has neither {oidc.NameClaim} nor sub.");
        var given = token.FindAll(oidc.RoleClaim).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal);
        var roles = Roles.OfPeople.Where(role => given.Contains(oidc.Roles.TryGetValue(role, out var theirs) ? theirs : role)).SelectMany(Roles.Within).Distinct(StringComparer.Ordinal);
        return new ClaimsPrincipal(new ClaimsIdentity(roles.Select(role => new Claim(ClaimTypes.Role, role)).Prepend(new Claim(ClaimTypes.Name, name)), SchemeName));
    }

    private static Task RefuseAsync(RemoteFailureContext context)
    {
        context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(OidcLogin)).LoginFailed(context.Failure);
        context.HandleResponse();
        context.Response.Redirect(LoginPages.FailedPath);
        return Task.CompletedTask;
    }
}
