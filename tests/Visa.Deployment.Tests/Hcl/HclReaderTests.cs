namespace Visa.Deployment.Tests.Hcl;

public sealed class HclReaderTests
{
    [Fact]
    public void Read_BlockWithLabelsAndAttributes_GivesBoth()
    {
        var bucket = HclReader.Read("""
            # a comment
            resource "aws_s3_bucket" "this" {
              bucket = "${var.name}-lake" // another
              tags   = { Name = "x", Other = "y" }
            }
            """).Blocks.Single();

        Assert.Equal(["aws_s3_bucket", "this"], bucket.Labels);
        Assert.Equal("${var.name}-lake", bucket["bucket"]!.AsString);
        Assert.Equal(["Name", "Other"], bucket["tags"]!.Members.Keys);
    }

    [Fact]
    public void Read_ExpressionOverLines_EndsWithItsLastBracket()
    {
        var block = HclReader.Read("""
            locals {
              names = [for key, value in var.map : # why
                "${key}-${value["a"]}" if value != "{"
              ]
              next = true
            }
            """).Blocks.Single();

        Assert.Equal("true", block["next"]!.Text);
        Assert.DoesNotContain("why", block["names"]!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_DynamicBlock_GivesItsContent()
    {
        var document = HclReader.Read("""
            data "aws_iam_policy_document" "this" {
              dynamic "statement" {
                for_each = [1]
                content {
                  resources = ["*"]
                }
              }
            }
            """).Blocks.Single();

        Assert.Equal("*", document.Of("statement").Single()["resources"]!.Strings.Single());
    }

    [Theory]
    [InlineData("resource \"a\" \"b\" {", "not closed")]
    [InlineData("}", "closes nothing")]
    [InlineData("a = <<EOT\nEOT\n", "heredoc")]
    public void Read_BrokenText_SaysWhatIsWrong(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => HclReader.Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void ReadFolder_OurCode_ReadsEveryFile() => Assert.True(HclReader.ReadFolder("terraform").Sum(file => file.Blocks.Count) > 200);
}
