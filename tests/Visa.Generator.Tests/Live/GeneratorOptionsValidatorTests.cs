using Microsoft.Extensions.Configuration;
using Visa.Domain.Cards;
using Visa.Generator.Live;

namespace Visa.Generator.Tests.Live;

public sealed class GeneratorOptionsValidatorTests
{
    private static readonly string Secret = Convert.ToBase64String(new byte[TokenKey.MinBytes]);

    [Theory]
    [InlineData("http://127.0.0.1:4566")]
    [InlineData("http://localhost:4566")]
    public void Validate_PublicKeyOnLoopback_IsAccepted(string endpoint) => Assert.True(Validate(new GeneratorOptions(), endpoint).Succeeded);

    [Theory]
    [InlineData(null)]
    [InlineData("https://kinesis.eu-central-1.amazonaws.com")]
    [InlineData("http://192.168.0.7:4566")]
    public void Validate_PublicKeyBeyondThisMachine_IsRefused(string? endpoint)
    {
        Assert.Contains("public development key", Validate(new GeneratorOptions(), endpoint).FailureMessage, StringComparison.Ordinal);
        Assert.True(Validate(new GeneratorOptions { TokenKey = Secret }, endpoint).Succeeded);
    }

    [Fact]
    public void Validate_PublicKeyGivenAsASecret_IsRefusedAllTheSame()
    {
        var given = Convert.ToBase64String("visa public development token key"u8);

        Assert.True(Validate(new GeneratorOptions { TokenKey = given }, null).Failed);
    }

    [Theory]
    [InlineData("not base64!", "base64")]
    [InlineData("c2hvcnQ=", "32")]
    public void Validate_UnusableKey_IsRefused(string key, string says) =>
        Assert.Contains(says, Validate(new GeneratorOptions { TokenKey = key }, "http://127.0.0.1").FailureMessage, StringComparison.Ordinal);

    [Fact]
    public void Validate_NoDuration_IsRefused() => Assert.True(Validate(new GeneratorOptions { Duration = TimeSpan.Zero }, "http://127.0.0.1").Failed);

    [Fact]
    public void Validate_NegativeLinger_IsRefused() => Assert.True(Validate(new GeneratorOptions { Linger = TimeSpan.FromTicks(-1) }, "http://127.0.0.1").Failed);

    [Theory]
    [InlineData("skimming", 3, true)]
    [InlineData("skimming", -1, false)]
    [InlineData("pickpocketing", 1, false)]
    public void Validate_TypologyWeights_AreOfKnownTypologiesAndNotBelowZero(string name, double weight, bool isAccepted) =>
        Assert.Equal(isAccepted, Validate(new GeneratorOptions { TypologyWeights = { [name] = weight } }, "http://127.0.0.1").Succeeded);

    [Fact]
    public void TraceShare_ByDefault_IsAboutOneASecond()
    {
        Assert.Equal(0.01, new GeneratorOptions { Rate = 100 }.TraceShare);
        Assert.Equal(1, new GeneratorOptions { Rate = 0.1 }.TraceShare);
        Assert.Equal(0.5, new GeneratorOptions { TraceSampling = 0.5 }.TraceShare);
    }

    private static Microsoft.Extensions.Options.ValidateOptionsResult Validate(GeneratorOptions options, string? endpoint)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["AWS_ENDPOINT_URL"] = endpoint }).Build();
        return new GeneratorOptionsValidator(configuration).Validate(null, options);
    }
}
