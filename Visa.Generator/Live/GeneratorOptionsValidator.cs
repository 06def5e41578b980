using Microsoft.Extensions.Options;
using Visa.Domain.Cards;
using Visa.Generator.Fraud;

namespace Visa.Generator.Live;

/// <summary>The rules that concern more than one setting: above all, no public key where the tokens could leave this machine.</summary>
internal sealed class GeneratorOptionsValidator(IConfiguration configuration) : IValidateOptions<GeneratorOptions>
{
    private const string EndpointVariable = "AWS_ENDPOINT_URL";

    public ValidateOptionsResult Validate(string? name, GeneratorOptions options)
    {
        if (options.Duration <= TimeSpan.Zero) return ValidateOptionsResult.Fail("Generator:Duration is not above zero; leave it out to run until stopped.");
        if (options.Linger < TimeSpan.Zero || options.DrainTimeout <= TimeSpan.Zero)
            return ValidateOptionsResult.Fail("Generator:Linger is at least, and Generator:DrainTimeout above, zero.");
        if (options.TypologyWeights.FirstOrDefault(weight => !Typologies.IsKnown(weight.Key) || weight.Value < 0) is { Key: { } wrong })
            return ValidateOptionsResult.Fail($"Generator:TypologyWeights:{wrong} is not a typology with a weight of zero or more; there are {string.Join(", ", Typologies.All.Select(typology => typology.Name))}.");
        if (TokenKeyFactory.TryCreate(options, out var key, out var error) && (!key.HasSecretOf(TokenKey.PublicDevelopment) || IsLocal()))
            return ValidateOptionsResult.Success;
        return ValidateOptionsResult.Fail(error ??
            $"Generator:TokenKey is the public development key, but {EndpointVariable} does not point at this machine: set a secret of at least {TokenKey.MinBytes} bytes, in base64.");
    }

    private bool IsLocal() => Uri.TryCreate(configuration[EndpointVariable], UriKind.Absolute, out var endpoint) && endpoint.IsLoopback;
}
