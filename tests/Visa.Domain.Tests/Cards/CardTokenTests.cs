using System.Text;
using Visa.Domain.Cards;

namespace Visa.Domain.Tests.Cards;

public sealed class CardTokenTests
{
    [Fact]
    public void TryParse_WrittenToken_GivesItBack()
    {
        var random = new Random(8);
        for (var i = 0; i < 5_000; i++)
        {
            var token = Sample.Token(random);
            var text = token.ToString();
            var ascii = new byte[CardToken.Length];
            token.Write(ascii);

            Assert.Matches("^[a-z2-7]{26}$", text);
            Assert.Equal(text, Encoding.ASCII.GetString(ascii));
            Assert.True(CardToken.TryParse(text, out var parsed));
            Assert.Equal(token, parsed);
        }
    }

    // RFC 4648, section 10: BASE32("foobar") = "MZXW6YTBOI======"; here followed by zero bytes.
    [Fact]
    public void ToString_KnownBytes_IsRfc4648()
    {
        var token = new CardToken(new UInt128(0x666F6F6261720000, 0));

        Assert.Equal("mzxw6ytboiaaaaaaaaaaaaaaaa", token.ToString());
    }

    [Theory]
    [InlineData("abcdefghijklmnopqrstuvwxy")]
    [InlineData("abcdefghijklmnopqrstuvwxyab")]
    [InlineData("abcdefghijklmnopqrstuvwxyb")]
    [InlineData("abcdefghijklmnopqrstuvwx1a")]
    [InlineData("abcdefghijklmnopqrstuvwxšA")]
    [InlineData("Abcdefghijklmnopqrstuvwxya")]
    public void TryParse_AnotherText_IsRefused(string text) => Assert.False(CardToken.TryParse(text, out _));
}
