using Visa.Deployment.Tests.Hcl;

namespace Visa.Deployment.Tests.Policies;

public sealed class PolicyRulesTests
{
    private static readonly IReadOnlyList<HclBlock> Ours = HclReader.ReadFolder("terraform");

    [Fact]
    public void Violations_OurPolicies_AreNone() => Assert.Empty(PolicyRules.Violations(Ours));

    [Fact]
    public void Violations_OurPolicies_AreLookedForInAllOfThem() =>
        Assert.True(Ours.SelectMany(file => file.All()).Count(block => block.Type == "data" && block.Labels[0] == "aws_iam_policy_document") >= 20);

    [Theory]
    [InlineData("kinesis:GetRecords", "\"*\"", "on every resource")]
    [InlineData("s3:GetObject", "\"*\"", "on every resource")]
    [InlineData("cloudwatch:PutMetricData", "\"*\"", "on every resource")]
    [InlineData("kinesis:GetRecord", "var.stream_arn", "has no action")]
    [InlineData("kinesis:*", "var.stream_arn", "not named")]
    [InlineData("s3:Get*", "var.lake_arn", "not named")]
    public void Violations_TooWideOrUnknown_AreFound(string action, string resource, string expected)
    {
        var file = HclReader.Read($$"""
            data "aws_iam_policy_document" "this" {
              statement {
                actions   = ["{{action}}"]
                resources = [{{resource}}]
              }
            }
            """);

        Assert.Contains(expected, Assert.Single(PolicyRules.Violations([file])), StringComparison.Ordinal);
    }

    [Fact]
    public void Violations_WildcardInDynamicStatement_IsFound()
    {
        var file = HclReader.Read("""
            data "aws_iam_policy_document" "this" {
              dynamic "statement" {
                for_each = ["kinesis:PutRecords"]

                content {
                  actions   = [statement.value]
                  resources = ["*"]
                }
              }
            }
            """);

        Assert.Contains("kinesis:PutRecords is allowed on every resource", Assert.Single(PolicyRules.Violations([file])), StringComparison.Ordinal);
    }

    [Fact]
    public void Violations_PolicyWrittenByHand_IsFound()
    {
        var file = HclReader.Read("""
            resource "aws_iam_role_policy" "this" {
              policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })
            }
            """);

        Assert.Contains("by hand", Assert.Single(PolicyRules.Violations([file])), StringComparison.Ordinal);
    }

    [Fact]
    public void Violations_KeyPolicy_MayMeanItself()
    {
        var file = HclReader.Read("""
            data "aws_iam_policy_document" "key" {
              statement {
                actions   = ["kms:*"]
                resources = ["*"]
              }
            }

            resource "aws_kms_key" "this" {
              policy = data.aws_iam_policy_document.key.json
            }
            """);

        Assert.Empty(PolicyRules.Violations([file]));
    }

    [Fact]
    public void Services_EachHasItsOwnPolicy()
    {
        var platform = Ours.Where(file => file.File.Contains("modules/platform", StringComparison.Ordinal)).ToList();
        var services = platform.SelectMany(file => file.Blocks).Single(block => block.Type == "locals" && block["services"] is not null)["services"]!.Members;

        var policies = services.Select(service => service.Value.Members["policy"].Text).ToList();

        Assert.Equal(5, policies.Count);
        Assert.Equal(policies.Count, policies.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Roles_AllTakeTheBoundary() =>
        Assert.All(
            Ours.Where(file => file.File.Contains("modules", StringComparison.Ordinal)).SelectMany(file => file.Blocks).Where(block => block.Type == "resource" && block.Labels[0] == "aws_iam_role"),
            role => Assert.Equal("var.permissions_boundary_arn", role["permissions_boundary"]?.Text));

    [Fact]
    public void Published_KnowsThousandsOfActions() => Assert.True(IamActions.Count > 1_000);
}
