using System.Globalization;
using Visa.LocalAws.DynamoDb.Values;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Tests.DynamoDb.Values;

public sealed class DynamoNumberTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("+7", "7")]
    [InlineData("007.500", "7.5")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("-1e-3", "-0.001")]
    [InlineData("1.5E2", "150")]
    [InlineData("12345678901234567890123456789012345678", "12345678901234567890123456789012345678")]
    [InlineData("0.12345678901234567890123456789012345678", "0.12345678901234567890123456789012345678")]
    [InlineData("0e999999", "0")]
    public void Parse_Number_IsWrittenPlainly(string text, string expected) => Assert.Equal(expected, DynamoNumber.Parse(text).ToString());

    [Theory]
    [InlineData("abc", "The parameter cannot be converted to a numeric value: abc")]
    [InlineData("1e", "The parameter cannot be converted to a numeric value: 1e")]
    [InlineData("--1", "The parameter cannot be converted to a numeric value: --1")]
    [InlineData("1.2.3", "The parameter cannot be converted to a numeric value: 1.2.3")]
    [InlineData("", "The parameter cannot be converted to a numeric value")]
    [InlineData("123456789012345678901234567890123456789", "Attempting to store more than 38 significant digits in a Number")]
    [InlineData("1e126", "Number overflow. Attempting to store a number with magnitude larger than supported range")]
    [InlineData("1e-131", "Number underflow. Attempting to store a number with magnitude smaller than supported range")]
    public void Parse_UnfitText_IsRefusedInDynamoDbsWords(string text, string message) =>
        Assert.Equal(message, Assert.Throws<AwsException>(() => DynamoNumber.Parse(text)).Message);

    [Fact]
    public void Operations_RandomDecimals_AgreeWithDecimal()
    {
        var random = new Random(11);
        for (var i = 0; i < 5_000; i++)
        {
            var (x, y) = (Decimal(), Decimal());
            var (left, right) = (Parse(x), Parse(y));
            Assert.Equal(Parse(x + y), left + right);
            Assert.Equal(Parse(x - y), left - right);
            Assert.Equal(Math.Sign(x.CompareTo(y)), Math.Sign(left.CompareTo(right)));
            Assert.Equal(x == y, left.Equals(right));
        }

        decimal Decimal() => new(random.Next(), random.Next(), 0, random.Next(2) == 0, (byte)random.Next(8));
        static DynamoNumber Parse(decimal value) => DynamoNumber.Parse(value.ToString(CultureInfo.InvariantCulture));
    }
}
