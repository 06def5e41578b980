using System.Text;
using Visa.LocalAws.Firehose.Aggregation;

namespace Visa.LocalAws.Tests.Firehose.Aggregation;

public sealed class KplAggregateTests
{
    /// <summary>Made by npm's aws-kinesis-agg 4.2.8 of three records: "one", "two" with an explicit hash key, and the bytes 00 FF.</summary>
    private const string Vector =
        "f3899ac20a026b310a026b3212273137303134313138333436303436393233313733313638373330333731353838343130353732381a0708001a036f6e651a09080110001a0374776f1a0608001a0200ff63e6a0473704a1de840af6a793bd7973";

    [Fact]
    public void Unpack_OfAnAggregate_GivesItsRecords()
    {
        var records = KplAggregate.Unpack(Convert.FromHexString(Vector));

        Assert.Equal(["6F6E65", "74776F", "00FF"], records.Select(record => Convert.ToHexString(record.Span)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("f3899ac2")]
    [InlineData("f3899ac2000102030405060708090a0b0c0d0e0f00")]
    public void Unpack_OfOtherData_GivesTheDataItself(string hex) =>
        Assert.Equal(hex, Convert.ToHexStringLower(Assert.Single(KplAggregate.Unpack(Convert.FromHexString(hex))).Span));

    [Fact]
    public void Unpack_OneByteChanged_GivesTheDataItself()
    {
        for (var place = 0; place < Vector.Length / 2; place++)
        {
            var changed = Convert.FromHexString(Vector);
            changed[place] ^= 1;

            Assert.Equal(changed, Assert.Single(KplAggregate.Unpack(changed)).ToArray());
        }
    }

    [Fact]
    public void Unpack_TextThatBeginsAsAnAggregate_IsNotTakenApart()
    {
        byte[] data = [0xF3, 0x89, 0x9A, 0xC2, .. Encoding.UTF8.GetBytes(new string('x', 100))];

        Assert.Equal(data, Assert.Single(KplAggregate.Unpack(data)).ToArray());
    }
}
