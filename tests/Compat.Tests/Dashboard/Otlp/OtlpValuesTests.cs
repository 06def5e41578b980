using Aspire.Hosting.Dashboard.Otlp;
using Google.Protobuf;
using OpenTelemetry.Proto.Common.V1;

namespace Compat.Tests.Dashboard.Otlp;

public sealed class OtlpValuesTests
{
    [Fact]
    public void Text_OfNestedValues_IsReadable()
    {
        var value = new AnyValue
        {
            KvlistValue = new KeyValueList
            {
                Values =
                {
                    new KeyValue { Key = "ids", Value = new AnyValue { ArrayValue = new ArrayValue { Values = { new AnyValue { IntValue = 1 }, new AnyValue { BoolValue = true } } } } },
                    new KeyValue { Key = "none" },
                },
            },
        };

        Assert.Equal("{ids: [1, true], none: }", OtlpValues.Text(value));
    }

    [Fact]
    public void Text_NestedWithoutEnd_IsCutOff()
    {
        var value = new AnyValue { StringValue = "deep" };
        for (var i = 0; i < 50; i++)
            value = new AnyValue { ArrayValue = new ArrayValue { Values = { value } } };

        Assert.Equal("[[[[[[[[…]]]]]]]]", OtlpValues.Text(value));
    }

    [Fact]
    public void Text_VeryLong_IsCutOff() =>
        Assert.Equal(OtlpValues.MaxTextLength + 1, OtlpValues.Text(new AnyValue { StringValue = new string('x', 1_000_000) }).Length);

    [Theory]
    [InlineData("0102030405060708", "0102030405060708")]
    [InlineData("0000000000000000", "")]
    [InlineData("01020304", "")]
    [InlineData("", "")]
    public void Id_ByOtlpsRule_IsHexadecimalOrEmpty(string bytes, string expected) =>
        Assert.Equal(expected, OtlpValues.Id(ByteString.CopyFrom(Convert.FromHexString(bytes)), 8));
}
