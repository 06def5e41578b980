using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Visa.Domain.Cards;
using Visa.Generator.History;
using Visa.Generator.Live;
using Visa.Generator.Output;

namespace Visa.Generator.Tests.History;

public sealed class HistoryKeyTests
{
    private static readonly string Secret = Convert.ToBase64String(new byte[TokenKey.MinBytes]);

    [Theory]
    [InlineData("/some/folder", null)]
    [InlineData("s3://lake", "http://127.0.0.1:4566")]
    [InlineData("s3://lake", "http://localhost:4566")]
    public void Choose_NoKeyOnThisMachine_IsThePublicOne(string target, string? endpoint) =>
        Assert.True(Choose(new GeneratorOptions(), target, endpoint).HasSecretOf(TokenKey.PublicDevelopment));

    [Theory]
    [InlineData(null)]
    [InlineData("https://s3.example.com")]
    public void Choose_NoKeyForAnotherMachine_IsRefused(string? endpoint)
    {
        var refusal = Assert.Throws<OptionsValidationException>(() => Choose(new GeneratorOptions(), "s3://lake", endpoint));

        Assert.Contains("public development key", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Choose_OwnKey_GoesAnywhere() => Assert.Equal(3, Choose(new GeneratorOptions { TokenKey = Secret, TokenKeyVersion = 3 }, "s3://lake", null).Version);

    [Fact]
    public void Choose_ShortKey_IsRefused() =>
        Assert.Throws<OptionsValidationException>(() => Choose(new GeneratorOptions { TokenKey = Convert.ToBase64String(new byte[8]) }, "/some/folder", null));

    private static TokenKey Choose(GeneratorOptions options, string target, string? endpoint) =>
        HistoryKey.Choose(options, TargetAddress.Parse(target)!, new ConfigurationBuilder().AddInMemoryCollection([new("AWS_ENDPOINT_URL", endpoint)]).Build());
}
