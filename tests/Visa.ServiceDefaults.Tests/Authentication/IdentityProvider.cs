using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Visa.ServiceDefaults.Tests.Authentication;

/// <summary>A provider of OpenID Connect in which one person is always logged in: discovery, keys, authorization with PKCE, codes that work once, signed ID tokens, end of session.</summary>
internal sealed class IdentityProvider : IAsyncDisposable
{
    public const string ClientId = "visa-pages";
    public const string ClientSecret = "a-client-secret-of-the-tests";

    private readonly WebApplication _app;
    private readonly RSA _key = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, IQueryCollection> _codes = new();

    private IdentityProvider(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    /// <summary>Of the person who is logged in, besides what the protocol asks for.</summary>
    public Dictionary<string, object> Claims { get; } = new() { ["sub"] = "248289761001", ["email"] = "jane@bank.example" };

    /// <summary>Changes a token's description before it is signed.</summary>
    public Action<SecurityTokenDescriptor> Spoil { get; set; } = _ => { };

    public IQueryCollection? LastAuthorization { get; private set; }

    public static async Task<IdentityProvider> StartAsync()
    {
        var app = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0"]).Build();
        var provider = new IdentityProvider(app);
        app.MapGet("/.well-known/openid-configuration", provider.Configuration);
        app.MapGet("/keys", provider.Keys);
        app.MapGet("/authorize", provider.Authorize);
        app.MapPost("/token", provider.TokenAsync);
        app.MapGet("/end", (string post_logout_redirect_uri, string? state) => Results.Redirect(QueryHelpers.AddQueryString(post_logout_redirect_uri, "state", state ?? "")));
        await app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }

    private string At(string path) => new Uri(Address, path).AbsoluteUri;

    private IResult Configuration() => Results.Json(new Dictionary<string, object>
    {
        ["issuer"] = At(""),
        ["authorization_endpoint"] = At("authorize"),
        ["token_endpoint"] = At("token"),
        ["jwks_uri"] = At("keys"),
        ["end_session_endpoint"] = At("end"),
        ["response_types_supported"] = new[] { "code" },
        ["subject_types_supported"] = new[] { "public" },
        ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
    });

    private IResult Keys()
    {
        var key = _key.ExportParameters(false);
        return Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = "1", n = Base64UrlEncoder.Encode(key.Modulus), e = Base64UrlEncoder.Encode(key.Exponent) } } });
    }

    private IResult Authorize(HttpRequest request)
    {
        LastAuthorization = request.Query;
        var code = Guid.NewGuid().ToString("N");
        _codes[code] = request.Query;
        return Results.Redirect(QueryHelpers.AddQueryString(request.Query["redirect_uri"]!, new Dictionary<string, string?> { ["code"] = code, ["state"] = request.Query["state"] }));
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var isKnown = _codes.TryRemove(form["code"].ToString(), out var asked);
        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (!isKnown || form["client_id"] != ClientId || form["client_secret"] != ClientSecret || form["redirect_uri"] != asked!["redirect_uri"] || challenge != asked["code_challenge"])
            return Results.Json(new { error = "invalid_grant" }, statusCode: StatusCodes.Status400BadRequest);

        var token = new SecurityTokenDescriptor
        {
            Issuer = At(""),
            Audience = ClientId,
            Claims = new Dictionary<string, object>(Claims) { ["nonce"] = asked["nonce"].ToString() },
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(_key) { KeyId = "1" }, SecurityAlgorithms.RsaSha256),
        };
        Spoil(token);
        return Results.Json(new { id_token = new JsonWebTokenHandler().CreateToken(token), access_token = "none", token_type = "Bearer", expires_in = 300 });
    }
}
