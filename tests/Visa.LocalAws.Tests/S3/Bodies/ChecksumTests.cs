using Visa.LocalAws.S3.Bodies;

namespace Visa.LocalAws.Tests.S3.Bodies;

public sealed class ChecksumTests
{
    /// <summary>The check values that the CRC catalogues give for "123456789".</summary>
    [Theory]
    [InlineData("CRC32", "CBF43926")]
    [InlineData("CRC32C", "E3069283")]
    [InlineData("CRC64NVME", "AE8B14860A799888")]
    [InlineData("SHA1", "F7C3BC1D808E04732ADF679965CCC34CA7AE3441")]
    [InlineData("SHA256", "15E2B0D3C33891EBB0F1EF609EC419420C20E320CE94C65FBC8C3312448EB225")]
    public void Of_CheckString_IsTheCataloguedValue(string algorithm, string expected) =>
        Assert.Equal(expected, Convert.ToHexString(Checksum.Of(Enum.Parse<ChecksumAlgorithm>(algorithm), "123456789"u8)));

    [Fact]
    public void Append_InPieces_IsAsInOne()
    {
        var data = TestBucket.Bytes(9, 1000);
        foreach (var algorithm in Enum.GetValues<ChecksumAlgorithm>())
        {
            using var checksum = new Checksum(algorithm);
            for (var (offset, length) = (0, 1); offset < data.Length; offset += length, length = (length * 3 % 37) + 1)
                checksum.Append(data.AsSpan(offset, Math.Min(length, data.Length - offset)));
            Assert.Equal(Checksum.Of(algorithm, data), checksum.Finish());
        }
    }
}
