using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Visa.ServiceDefaults.Authentication;

public static class AuthenticationExtensions
{
    private const string ApiPrefix = "/api";
    private const string SelectorScheme = "Visa";

    /// <summary>
    /// Every endpoint needs a login unless it says AllowAnonymous: a cookie for people, given by the identity provider of <see cref="OidcOptions"/> or else by <c>/login?t=TOKEN</c>;
    /// the service token for processes.
    /// </summary>
    public static IHostApplicationBuilder AddVisaAuthentication(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<VisaAuthenticationOptions>()
            .BindConfiguration(VisaAuthenticationOptions.SectionName)
            .PostConfigure(options => options.LoginToken ??= Secrets.Create())
            .ValidateDataAnnotations()
            .ValidateOnStart();

        builder.Services.AddOptions<OidcOptions>().BindConfiguration(OidcOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();

        builder.Services.AddDataProtection();
        builder.Services.Configure<KeyManagementOptions>(options => options.XmlRepository = new KeysOfThisProcess());
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddTransient<ServiceTokenHandler>();
        var authentication = builder.Services.AddAuthentication(SelectorScheme)
            .AddPolicyScheme(SelectorScheme, SelectorScheme, options => options.ForwardDefaultSelector = SelectScheme)
            .AddScheme<AuthenticationSchemeOptions, ServiceTokenAuthenticationHandler>(ServiceTokenAuthenticationHandler.SchemeName, configureOptions: null)
            .AddCookie(options => ConfigureCookie(options, builder.Environment.ApplicationName));
        if (OidcOf(builder.Configuration) is { Authority: not null } oidc) authentication.AddOidc(oidc);
        builder.Services.AddCascadingAuthenticationState();
        // An identity provider knows more people than those who have a role here.
        var readers = new AuthorizationPolicyBuilder().RequireRole(Roles.Viewer).Build();
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(readers)
            .SetDefaultPolicy(readers)
            .AddPolicy(Roles.Viewer, policy => policy.RequireRole(Roles.Viewer))
            .AddPolicy(Roles.Analyst, policy => policy.RequireRole(Roles.Analyst))
            .AddPolicy(Roles.Operator, policy => policy.RequireRole(Roles.Operator))
            .AddPolicy(Roles.Admin, policy => policy.RequireRole(Roles.Admin));
        return builder;
    }

    /// <summary>Adds the security headers, the login pages and the check of every request.</summary>
    public static WebApplication UseVisaAuthentication(this WebApplication app)
    {
        app.Use(SecurityHeaders);
        app.UseAuthentication();
        app.UseAuthorization();
        var oidc = OidcOf(app.Configuration);
        LoginEndpoint.Map(app, oidc);
        if (oidc.Authority is null && string.IsNullOrEmpty(app.Configuration[$"{VisaAuthenticationOptions.SectionName}:{nameof(VisaAuthenticationOptions.LoginToken)}"]))
        {
            app.Lifetime.ApplicationStarted.Register(() => LogLoginLink(app));
        }

        return app;
    }

    private static OidcOptions OidcOf(IConfiguration configuration) => configuration.GetSection(OidcOptions.SectionName).Get<OidcOptions>() ?? new();

    /// <summary>Nobody chose the token, so whoever started the process learns it from its log.</summary>
    private static void LogLoginLink(WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<VisaAuthenticationOptions>>();
        app.Logger.LoginLinkMade(app.Urls.FirstOrDefault() ?? "", options.Value.LoginToken ?? "");
    }

    private static string SelectScheme(HttpContext context) =>
        context.Request.Headers.Authorization.ToString().StartsWith(ServiceTokenAuthenticationHandler.Prefix, StringComparison.OrdinalIgnoreCase)
            ? ServiceTokenAuthenticationHandler.SchemeName
            : CookieAuthenticationDefaults.AuthenticationScheme;

    private static void ConfigureCookie(CookieAuthenticationOptions options, string application)
    {
        // Browsers keep cookies per host, not per port: two services on one host need two names.
        options.Cookie.Name = $"{application}.Login";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromHours(12);
        options.LoginPath = LoginEndpoint.Path;
        options.AccessDeniedPath = LoginPages.DeniedPath;
        options.Events.OnRedirectToLogin = context => AnswerApiWith(StatusCodes.Status401Unauthorized, context);
        options.Events.OnRedirectToAccessDenied = context => AnswerApiWith(StatusCodes.Status403Forbidden, context);
    }

    private static Task AnswerApiWith(int statusCode, RedirectContext<CookieAuthenticationOptions> context)
    {
        var isCalledByCode = context.Request.Path.StartsWithSegments(ApiPrefix)
            || context.Request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) == true;
        if (isCalledByCode)
        {
            context.Response.StatusCode = statusCode;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }

    private static Task SecurityHeaders(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self' ws: wss:; frame-ancestors 'none'";
        return next(context);
    }
}
