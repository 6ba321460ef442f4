using FluentValidation;
using Grpc.Core;
using RegionalProviders.Identity.Shared;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using Key = RegionalProviders.Identity.V1.GetCouncilRequest.KeyOneofCase;

namespace RegionalProviders.Identity.Councils;

internal sealed class GetCouncilRequestValidator : AbstractValidator<GetCouncilRequest>
{
    public GetCouncilRequestValidator()
    {
        RuleFor(request => request.KeyCase)
            .NotEqual(Key.None)
            .OverridePropertyName("key")
            .WithMessage("give one of id, gss_code and dfe_code.");
        RuleFor(request => request.GssCode)
            .Matches("^[A-Z][0-9]{8}$")
            .When(request => request.KeyCase == Key.GssCode)
            .WithMessage("must be a letter and 8 digits, such as E06000023.");
        RuleFor(request => request.DfeCode)
            .Matches("^[0-9]{3}$")
            .When(request => request.KeyCase == Key.DfeCode)
            .WithMessage("must be 3 digits, such as 801.");
    }
}

internal sealed partial class CouncilGrpcService
{
    public override async Task<GetCouncilResponse> GetCouncil(
        GetCouncilRequest request,
        ServerCallContext context
    )
    {
        // A successor may keep the DfE code: the latest council to have it is returned.
        const string ByCode = """
             where c.id = (
                select council_id from identity.council_code where scheme = $1 and code = $2
                order by valid_from desc nulls last limit 1
            )
            """;
        var (where, parameters) = request.KeyCase switch
        {
            Key.GssCode => (
                ByCode,
                new[] { Parameter.Text("gss"), Parameter.Text(request.GssCode) }
            ),
            Key.DfeCode => (ByCode, [Parameter.Text("dfe"), Parameter.Text(request.DfeCode)]),
            _ => (" where c.id = $1", [Parameter.Of(request.Id.ToId("id"))]),
        };
        var rows = await database.RowsAsync<CouncilRow>(
            context.Principal(),
            CouncilRow.Select + where,
            context.CancellationToken,
            parameters
        );
        return rows is [var row]
            ? new GetCouncilResponse { Council = row.ToProto() }
            : throw Fault.NotFound("council");
    }
}
