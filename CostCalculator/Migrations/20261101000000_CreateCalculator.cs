using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CostCalculator.Migrations
{
    /// <inheritdoc />
    public partial class CreateCalculator : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "calculations",
                columns: table => new
                {
                    calculation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    model_id = table.Column<Guid>(type: "uuid", nullable: false),
                    material = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false),
                    calculated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    duration_ms = table.Column<double>(type: "double precision", nullable: false),
                    failure = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    detail = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    model_depth_mm = table.Column<double>(type: "double precision", nullable: true),
                    model_file_bytes = table.Column<long>(type: "bigint", nullable: true),
                    model_format = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    model_height_mm = table.Column<double>(type: "double precision", nullable: true),
                    model_surface_mm2 = table.Column<double>(type: "double precision", nullable: true),
                    model_triangle_count = table.Column<long>(type: "bigint", nullable: true),
                    model_volume_mm3 = table.Column<double>(type: "double precision", nullable: true),
                    model_width_mm = table.Column<double>(type: "double precision", nullable: true),
                    price_discount = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: true),
                    price_machine = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: true),
                    price_machine_seconds_per_piece = table.Column<decimal>(type: "numeric(18,3)", precision: 18, scale: 3, nullable: true),
                    price_material = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: true),
                    price_set_up = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: true),
                    price_total = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calculations", x => x.calculation_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_calculations_order_id_model_id_material_quantity",
                table: "calculations",
                columns: new[] { "order_id", "model_id", "material", "quantity" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "calculations");
        }
    }
}
