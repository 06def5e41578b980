using Microsoft.Extensions.Options;
using Visa.Domain.Cards;
using Visa.Generator.Live;
using Visa.Generator.Output;

namespace Visa.Generator.History;

/// <summary>The key of the tokens: as in live traffic, the public one only where the tokens stay on this machine.</summary>
internal static class HistoryKey
{
    private const string EndpointVariable = "AWS_ENDPOINT_URL";

    /// <exception cref="OptionsValidationException">The key is not usable, or public although the target is not on this machine.</exception>
    public static TokenKey Choose(GeneratorOptions options, TargetAddress target, IConfiguration configuration)
    {
        if (!TokenKeyFactory.TryCreate(options, out var key, out var error)) throw Refused(error!);
        var isLocal = !target.IsBucket || (Uri.TryCreate(configuration[EndpointVariable], UriKind.Absolute, out var endpoint) && endpoint.IsLoopback);
        if (isLocal || !key.HasSecretOf(TokenKey.PublicDevelopment)) return key;
        throw Refused($"Generator:TokenKey is the public development key, but {EndpointVariable} does not point at this machine: set a secret of at least {TokenKey.MinBytes} bytes, in base64.");
    }

    private static OptionsValidationException Refused(string reason) => new(GeneratorOptions.SectionName, typeof(GeneratorOptions), [reason]);
}
