using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Visa.ServiceDefaults.Authentication;

namespace Visa.ServiceDefaults.Tests.Authentication;

/// <summary>A service with a page and three APIs behind the platform's logins.</summary>
internal sealed class ProtectedPages : IAsyncDisposable
{
    public const string LoginToken = "a-login-token-of-this-start";
    public const string ServiceToken = "a-service-token-of-this-start";

    private readonly WebApplication _app;

    private ProtectedPages(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    /// <param name="page">What <c>/</c> answers.</param>
    /// <param name="settings">Beside the two tokens.</param>
    public static async Task<ProtectedPages> StartAsync(Func<HttpContext, string> page, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(
        [
            new("Authentication:LoginToken", LoginToken),
            new("Authentication:ServiceToken", ServiceToken),
            new("urls", "http://127.0.0.1:0"),
            .. settings.Select(setting => new KeyValuePair<string, string?>(setting.Key, setting.Value)),
        ]);
        builder.AddServiceDefaults();
        builder.AddVisaAuthentication();
        var app = builder.Build();
        app.UseVisaAuthentication();
        app.MapDefaultEndpoints();
        app.MapGet("/", page);
        app.MapGet("/api/alerts", () => "alerts");
        app.MapGet("/api/work", () => "work").RequireAuthorization(Roles.Operator);
        app.MapGet("/api/settings", () => "settings").RequireAuthorization(Roles.Admin);
        await app.StartAsync();
        return new ProtectedPages(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
