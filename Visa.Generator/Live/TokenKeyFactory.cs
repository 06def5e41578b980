using System.Diagnostics.CodeAnalysis;
using Visa.Domain.Cards;

namespace Visa.Generator.Live;

/// <summary>The token key that the options name.</summary>
internal static class TokenKeyFactory
{
    public static TokenKey Create(GeneratorOptions options) =>
        TryCreate(options, out var key, out var error) ? key : throw new InvalidOperationException(error);

    public static bool TryCreate(GeneratorOptions options, [NotNullWhen(true)] out TokenKey? key, out string? error)
    {
        (key, error) = (null, null);
        if (options.TokenKey is null)
        {
            key = TokenKey.PublicDevelopment;
            return true;
        }
        var secret = new byte[options.TokenKey.Length];
        if (!Convert.TryFromBase64String(options.TokenKey, secret, out var length)) error = "Generator:TokenKey is not base64.";
        else if (length < TokenKey.MinBytes) error = $"Generator:TokenKey has {length} bytes; it needs at least {TokenKey.MinBytes}.";
        else key = new TokenKey(options.TokenKeyVersion, secret.AsSpan(0, length));
        return key is not null;
    }
}
