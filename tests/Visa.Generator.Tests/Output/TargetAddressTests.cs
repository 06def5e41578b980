using Visa.Generator.Output;

namespace Visa.Generator.Tests.Output;

public sealed class TargetAddressTests
{
    [Theory]
    [InlineData("s3://lake", "lake", "")]
    [InlineData("s3://lake/", "lake", "")]
    [InlineData("s3://lake/a/b", "lake", "a/b/")]
    [InlineData("S3://lake/a/", "lake", "a/")]
    public void Parse_Bucket_SplitsItsPrefix(string text, string bucket, string prefix) => Assert.Equal(new TargetAddress(bucket, prefix), TargetAddress.Parse(text));

    [Fact]
    public void Parse_Folder_IsMadeAbsolute() => Assert.Equal(Path.GetFullPath("some/where"), TargetAddress.Parse("some/where")?.Path);

    [Theory]
    [InlineData("")]
    [InlineData("s3://")]
    [InlineData("gs://lake")]
    public void Parse_AnythingElse_IsRefused(string text) => Assert.Null(TargetAddress.Parse(text));
}
