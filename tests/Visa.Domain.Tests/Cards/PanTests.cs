using Visa.Domain.Cards;

namespace Visa.Domain.Tests.Cards;

public sealed class PanTests
{
    [Theory]
    [InlineData("4111111111111111", true)]
    [InlineData("4111111111111112", false)]
    [InlineData("4222222222222", true)]
    [InlineData("411111111111", false)]
    [InlineData("41111111111111110000", false)]
    [InlineData("4111 1111 1111 1111", false)]
    [InlineData("411111111111111١", false)]
    [InlineData("", false)]
    public void TryParse_Digits_HoldsLengthAndCheckDigit(string digits, bool valid) => Assert.Equal(valid, Pan.TryParse(digits, out _));

    [Fact]
    public void FromPayload_AnyPayload_IsLuhnValidAndSingleDigitErrorsAreNot()
    {
        var random = new Random(6);
        for (var i = 0; i < 2_000; i++)
        {
            var digits = Sample.Pan(random).Digits.ToArray();
            Assert.True(Luhn.IsValid(digits));

            var at = random.Next(digits.Length);
            digits[at] = (char)('0' + (digits[at] - '0' + random.Next(1, 10)) % 10);
            Assert.False(Luhn.IsValid(digits));
        }
    }

    [Fact]
    public void ToString_AnyPan_NeverShowsTheMiddleDigits()
    {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var pan = Sample.Pan(random);
            var digits = pan.Digits.ToString();

            var shown = $"{pan}";

            Assert.Equal(digits.Length, shown.Length);
            Assert.Equal(pan.Mask().Value, shown);
            Assert.Equal(digits[..6], shown[..6]);
            Assert.Equal(digits[^4..], shown[^4..]);
            Assert.Equal(new string('*', digits.Length - 10), shown[6..^4]);
            Assert.True(MaskedPan.TryParse(shown, out var masked));
            Assert.Equal(pan.Mask(), masked);
            Assert.False(MaskedPan.TryParse(digits, out _));
        }
    }

    [Fact]
    public void ToString_NoPan_IsEmpty() => Assert.Equal("", default(Pan).ToString());

    [Theory]
    [InlineData("41111111111")]
    [InlineData("4111111111111111111")]
    [InlineData("41111111111111a")]
    public void FromPayload_NoPayload_Throws(string payload) => Assert.Throws<ArgumentException>(() => Pan.FromPayload(payload));
}
