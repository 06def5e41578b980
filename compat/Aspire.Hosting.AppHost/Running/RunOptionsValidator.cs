using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Running;

[OptionsValidator]
internal sealed partial class RunOptionsValidator : IValidateOptions<RunOptions>;
