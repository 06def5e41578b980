using System.Buffers.Binary;
using System.Security.Cryptography;
using Visa.Domain.Cards;

namespace Visa.Domain.Tests.Cards;

public sealed class CardTokenizerTests
{
    private static readonly byte[] Secret = [.. Enumerable.Range(0, TokenKey.MinBytes).Select(i => (byte)i)];

    [Fact]
    public void Tokenize_SamePan_GivesTheTruncatedHmac()
    {
        var pan = Pan.FromPayload("411111111111111");
        var hash = HMACSHA256.HashData(Secret, "card:4111111111111111"u8);

        var token = new CardTokenizer(new TokenKey(1, Secret)).Tokenize(pan);

        Assert.Equal(BinaryPrimitives.ReadUInt128BigEndian(hash), token.Value);
    }

    [Fact]
    public void Tokenize_ManyPans_GivesNoTokenTwice()
    {
        var random = new Random(9);
        var tokenizer = new CardTokenizer(TokenKey.PublicDevelopment);
        var pans = Enumerable.Range(0, 10_000).Select(_ => Sample.Pan(random)).ToHashSet();

        Assert.Equal(pans.Count, pans.Select(tokenizer.Tokenize).Distinct().Count());
    }

    [Fact]
    public void Tokenize_AnotherKey_GivesAnotherToken()
    {
        var pan = Pan.FromPayload("411111111111111");

        Assert.NotEqual(new CardTokenizer(TokenKey.PublicDevelopment).Tokenize(pan), new CardTokenizer(new TokenKey(1, Secret)).Tokenize(pan));
    }

    [Fact]
    public void TokenizeAccount_NumberThatLooksLikeAPan_DiffersFromItsCardToken()
    {
        var pan = Pan.FromPayload("411111111111111");
        var tokenizer = new CardTokenizer(TokenKey.PublicDevelopment);

        Assert.NotEqual(tokenizer.Tokenize(pan), tokenizer.TokenizeAccount("4111111111111111"));
    }

    [Fact]
    public void Tokenize_NoPan_Throws() => Assert.Throws<ArgumentException>(() => new CardTokenizer(TokenKey.PublicDevelopment).Tokenize(default));

    [Fact]
    public void TokenKey_ShortSecret_IsRefused() => Assert.Throws<ArgumentException>(() => new TokenKey(1, Secret.AsSpan(1)));

    [Fact]
    public void TokenKey_ToString_DoesNotShowTheSecret() => Assert.Equal("token key version 1", new TokenKey(1, Secret).ToString());
}
