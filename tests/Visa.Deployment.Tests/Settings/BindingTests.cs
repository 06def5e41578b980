using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Visa.Deployment.Tests.Settings;

/// <summary>Lets Terraform compute the settings and starts the services' options with them.</summary>
public sealed class BindingTests
{
    private const string Values = """
        environment = "test"
        region = "eu-west-1"
        ports = { http = 8080, grpc = 8081 }
        collector_endpoint = "http://collector:4317"
        streams = { transactions = "visa-test-transactions", decisions = "visa-test-decisions", chargebacks = "visa-test-chargebacks" }
        lake_bucket = "visa-test-lake"
        deliveries = { dead-letters = "visa-test-dead-letters", shadow-scores = "visa-test-shadow-scores", feedback = "visa-test-feedback" }
        warehouse = { workgroup = "visa-test", database = "visa" }
        transform_job = "visa-test-transform"
        delivery_buffer_seconds = 300
        application = "visa-test-consumer"
        lease_table = "visa-test-consumer"
        scoring_alias = "scoring"
        verb_tasks = { cluster = "visa-test", task_definition = "visa-test-training", subnets = ["subnet-1", "subnet-2"], security_group = "sg-1" }
        postgres = { orchestrator = "Host=db;Database=orchestrator;Username=orchestrator", scoring = "Host=db;Database=scoring;Username=scoring" }
        generator = { rate = 100, cards = 50000, merchants = 5000, token_key_version = 1 }
        """;

    [SkippableFact]
    public async Task Values_ThatTerraformComputes_AreAcceptedByTheServicesOptions()
    {
        var computed = await ComputeAsync();

        Assert.All(SettingsTests.Services, service =>
        {
            var variables = computed.GetProperty(service.Key).EnumerateObject().ToDictionary(variable => variable.Name, variable => variable.Value.GetString());
            var configuration = new ConfigurationBuilder().AddInMemoryCollection(variables.Select(variable => KeyValuePair.Create(variable.Key.Replace("__", ":", StringComparison.Ordinal), variable.Value))).Build();
            var sections = Setting.Of(service.Value).Where(setting => variables.ContainsKey(setting.Variable)).Select(setting => setting.Options).Distinct();
            Assert.All(sections, type =>
            {
                var options = configuration.GetSection(Setting.SectionOf(type)!).Get(type) ?? throw new InvalidOperationException($"{type.Name} was not bound.");
                Assert.All(variables.Keys.Where(variable => variable.StartsWith($"{Setting.SectionOf(type)}__", StringComparison.Ordinal)), variable => AssertValid(options, variable.Split("__")[^1]));
            });
        });
    }

    /// <summary>A property alone: what a secret sets is not there.</summary>
    private static void AssertValid(object options, string property)
    {
        if (options.GetType().GetProperty(property) is not { } info) return;
        Validator.ValidateProperty(info.GetValue(options), new ValidationContext(options) { MemberName = property });
    }

    private static async Task<JsonElement> ComputeAsync()
    {
        var terraform = Tool.Find("terraform");
        Skip.If(terraform is null, "terraform is not installed.");
        var folder = Directory.CreateTempSubdirectory("visa-settings-");
        try
        {
            foreach (var file in Directory.GetFiles(WorkingTree.PathOf("terraform", "modules", "settings"), "*.tf")) File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "test.auto.tfvars"), Values);
            (string, string)[] quiet = [("CHECKPOINT_DISABLE", "1"), ("TF_IN_AUTOMATION", "1")];
            foreach (var arguments in (string[][])[["init", "-input=false", "-no-color"], ["apply", "-auto-approve", "-input=false", "-no-color"]])
            {
                var (code, said) = await Tool.RunAsync(terraform, folder.FullName, arguments, quiet);
                Assert.True(code == 0, said);
            }

            // The state of outputs alone is JSON with every value in it.
            var state = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder.FullName, "terraform.tfstate")));
            return state.RootElement.GetProperty("outputs").GetProperty("environment").GetProperty("value").Clone();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
