using Visa.Deployment.Tests.Hcl;

namespace Visa.Deployment.Tests.Stores;

public sealed class StoreRulesTests
{
    private static readonly IReadOnlyList<HclBlock> Ours = HclReader.ReadFolder("terraform");

    [Fact]
    public void Violations_OurStores_AreNone() => Assert.Empty(StoreRules.Violations(Ours));

    [Theory]
    [InlineData("resource \"aws_kinesis_stream\" \"this\" {\n encryption_type = \"KMS\"\n}", "kms_key_id")]
    [InlineData("resource \"aws_kinesis_stream\" \"this\" {\n encryption_type = \"NONE\"\n kms_key_id = var.key\n}", "encryption_type")]
    [InlineData("resource \"aws_cloudwatch_log_group\" \"this\" {\n name = \"x\"\n}", "not encrypted")]
    [InlineData("resource \"aws_secretsmanager_secret\" \"this\" {\n name = \"x\"\n}", "not encrypted")]
    [InlineData("resource \"aws_redshiftserverless_workgroup\" \"this\" {\n publicly_accessible = true\n enhanced_vpc_routing = true\n}", "publicly_accessible")]
    [InlineData("resource \"aws_lb\" \"this\" {\n internal = false\n}", "internal")]
    [InlineData("resource \"aws_nat_gateway\" \"this\" {\n}", "internet")]
    [InlineData("resource \"aws_vpc_security_group_ingress_rule\" \"this\" {\n cidr_ipv4 = \"0.0.0.0/0\"\n}", "everyone")]
    public void Violations_UnsafeStore_IsFound(string text, string expected) =>
        Assert.Contains(StoreRules.Violations([HclReader.Read(text)]), violation => violation.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void Violations_BareBucket_LacksEverything() =>
        Assert.Equal(5, StoreRules.Violations([HclReader.Read("resource \"aws_s3_bucket\" \"this\" {\n bucket = \"b\"\n}")]).Count());

    [Fact]
    public void Variables_AreDescribedAndTyped() =>
        Assert.All(
            Ours.SelectMany(file => file.Blocks).Where(block => block.Type == "variable"),
            variable => Assert.True(variable["type"] is not null && variable["description"] is not null, variable.Place));

    [Fact]
    public void Outputs_AreDescribed() =>
        Assert.All(
            Ours.SelectMany(file => file.Blocks).Where(block => block.Type == "output"),
            output => Assert.True(output["description"] is not null, output.Place));

    [Fact]
    public void Modules_HaveTheSameFiles() =>
        Assert.All(
            Directory.GetDirectories(WorkingTree.PathOf("terraform", "modules")),
            module => Assert.All(["main.tf", "variables.tf", "outputs.tf", "versions.tf", "README.md"], (string file) => Assert.True(File.Exists(Path.Combine(module, file)), $"{module} has no {file}.")));

    [Fact]
    public void Variables_AreUsed()
    {
        var unused = from folder in Ours.GroupBy(file => Path.GetDirectoryName(file.File))
                     let text = string.Join('\n', folder.Select(file => WorkingTree.Read(file.File)))
                     from variable in folder.SelectMany(file => file.Blocks).Where(block => block.Type == "variable")
                     let uses = text.Split($"var.{variable.Labels[0]}").Length - 1
                     let ownChecks = variable.Of("validation").Sum(check => check["condition"]!.Text.Split($"var.{variable.Labels[0]}").Length - 1)
                     where uses <= ownChecks
                     select variable.Place;

        Assert.Empty(unused);
    }

    [Fact]
    public void State_IsLockedByAFileInItsBucket() =>
        Assert.All(
            Ours.SelectMany(file => file.All()).Where(block => block.Type == "backend"),
            backend => Assert.Equal(("true", "true", null), (backend["use_lockfile"]?.Text, backend["encrypt"]?.Text, backend["dynamodb_table"]?.Text)));
}
