using System.Formats.Cbor;
using System.Text;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.Protocol.Cbor;

namespace Visa.LocalAws.Tests.Protocol;

public sealed class CborTests
{
    private const int Mutations = 20_000;

    [Fact]
    public void CborToJson_AsTheJavaSdkWrites_IsTheJsonOfIt()
    {
        var writer = new CborWriter(CborConformanceMode.Lax);
        writer.WriteStartMap(null);
        writer.WriteTextString("Data");
        writer.WriteByteString("hello"u8);
        writer.WriteTextString("Timestamp");
        writer.WriteTag(CborTag.UnixTimeSeconds);
        writer.WriteInt64(1_700_000_000_123);
        writer.WriteTextString("Records");
        writer.WriteStartArray(null);
        writer.WriteInt32(-5);
        writer.WriteBoolean(true);
        writer.WriteNull();
        writer.WriteEndArray();
        writer.WriteEndMap();

        var json = CborToJson.Convert(writer.Encode());

        Assert.Equal("""{"Data":"aGVsbG8=","Timestamp":1700000000.123,"Records":[-5,true,null]}""", Encoding.UTF8.GetString(json.Span));
    }

    [Fact]
    public void JsonToCbor_AnAnswer_HasBytesAndMillisecondsAndIndefiniteMaps()
    {
        var cbor = JsonToCbor.Convert("""{"Records":[{"Data":"aGVsbG8=","ApproximateArrivalTimestamp":1700000000.123,"PartitionKey":"k"}],"MillisBehindLatest":7,"HasMoreShards":false}"""u8);

        var reader = new CborReader(cbor, CborConformanceMode.Lax);
        Assert.Null(reader.ReadStartMap());
        Assert.Equal("Records", reader.ReadTextString());
        Assert.Null(reader.ReadStartArray());
        Assert.Null(reader.ReadStartMap());
        Assert.Equal("Data", reader.ReadTextString());
        Assert.Equal("hello"u8.ToArray(), reader.ReadByteString());
        Assert.Equal("ApproximateArrivalTimestamp", reader.ReadTextString());
        Assert.Equal(CborTag.UnixTimeSeconds, reader.ReadTag());
        Assert.Equal(1_700_000_000_123, reader.ReadInt64());
        Assert.Equal("PartitionKey", reader.ReadTextString());
        Assert.Equal("k", reader.ReadTextString());
        reader.ReadEndMap();
        reader.ReadEndArray();
        Assert.Equal("MillisBehindLatest", reader.ReadTextString());
        Assert.Equal(7, reader.ReadInt64());
        Assert.Equal("HasMoreShards", reader.ReadTextString());
        Assert.False(reader.ReadBoolean());
        reader.ReadEndMap();
        Assert.Equal(0, reader.BytesRemaining);
    }

    [Fact]
    public void CborToJson_AnyMutationOfARequest_IsJsonOrASerializationException()
    {
        var whole = JsonToCbor.Convert("""{"StreamName":"s","Records":[{"Data":"aGVsbG8=","PartitionKey":"é","Timestamp":1700000000.5},{"Data":"","PartitionKey":"b"}],"Limit":500}"""u8).ToArray();
        var random = new Random(11);
        var refused = 0;
        for (var mutation = 0; mutation < Mutations; mutation++)
        {
            var bytes = whole[..random.Next(1, whole.Length + 1)];
            for (var flip = random.Next(4); flip >= 0; flip--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            try
            {
                System.Text.Json.JsonDocument.Parse(CborToJson.Convert(bytes)).Dispose();
            }
            catch (AwsException exception)
            {
                Assert.Equal(AwsErrors.Serialization, exception.Code);
                refused++;
            }
        }

        Assert.InRange(refused, 1, Mutations - 1);
    }

    [Fact]
    public void CborToJson_NestedWithoutEnd_IsRefused()
    {
        var deep = Enumerable.Repeat((byte)0x81, 100_000).ToArray();

        Assert.Equal(AwsErrors.Serialization, Assert.Throws<AwsException>(() => CborToJson.Convert(deep)).Code);
    }
}
