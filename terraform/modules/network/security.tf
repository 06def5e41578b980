resource "aws_security_group" "tasks" {
  name        = "${var.name}-tasks"
  description = "The platform's own processes"
  vpc_id      = aws_vpc.this.id
  tags        = { Name = "${var.name}-tasks" }
}

resource "aws_security_group" "endpoints" {
  name        = "${var.name}-endpoints"
  description = "Interface endpoints of AWS services"
  vpc_id      = aws_vpc.this.id
  tags        = { Name = "${var.name}-endpoints" }
}

resource "aws_vpc_security_group_ingress_rule" "endpoints_from_network" {
  security_group_id = aws_security_group.endpoints.id
  description       = "TLS from inside the network"
  cidr_ipv4         = aws_vpc.this.cidr_block
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_egress_rule" "tasks_to_endpoints" {
  security_group_id            = aws_security_group.tasks.id
  description                  = "AWS services through interface endpoints"
  referenced_security_group_id = aws_security_group.endpoints.id
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
}

resource "aws_vpc_security_group_egress_rule" "tasks_to_gateways" {
  for_each = aws_vpc_endpoint.gateway

  security_group_id = aws_security_group.tasks.id
  description       = "${each.key} through its gateway endpoint"
  prefix_list_id    = each.value.prefix_list_id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

# Service Connect: the services call each other, and the collector, on these ports only.
resource "aws_vpc_security_group_ingress_rule" "tasks_from_tasks" {
  for_each = var.service_ports

  security_group_id            = aws_security_group.tasks.id
  description                  = each.key
  referenced_security_group_id = aws_security_group.tasks.id
  ip_protocol                  = "tcp"
  from_port                    = each.value
  to_port                      = each.value
}

resource "aws_vpc_security_group_egress_rule" "tasks_to_tasks" {
  for_each = var.service_ports

  security_group_id            = aws_security_group.tasks.id
  description                  = each.key
  referenced_security_group_id = aws_security_group.tasks.id
  ip_protocol                  = "tcp"
  from_port                    = each.value
  to_port                      = each.value
}
